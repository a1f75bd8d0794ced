/**
 * Says what is skipped, and why. Where everything has to be tried (`REQUIRE_ALL=1`, which .ci/run sets where CI is), it
 * fails instead: nobody reads the lines of a green run.
 */
export function skipped(why: string): void {
  if (process.env["REQUIRE_ALL"] === "1") throw new Error(`${why} REQUIRE_ALL=0 skips it.`);
  console.log(`Skipped: ${why}`);
}
