/**
 * Says what is skipped, and why. Where everything has to be tried (`REQUIRE_ALL=1`, which the workflows set), it fails
 * instead: nobody reads the lines of a green run.
 */
export function skipped(why: string): void {
  if (process.env["REQUIRE_ALL"] === "1") throw new Error(why);
  console.log(`Skipped: ${why}`);
}
