import { execFileSync } from "node:child_process";

/** Before any test: the program is built, since tests run it as users do. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
