import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { skipped } from "../skipped.js";

/** Where the packages are. */
export const originPackages: string = join(import.meta.dirname, "node_modules");

/** Installs the generators whose clients are adopted, where they are not there yet; false where that is impossible. */
export function installOrigins(): boolean {
  if (existsSync(join(originPackages, "openapi-fetch"))) return true;
  try {
    execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: import.meta.dirname, stdio: "ignore" });
    return true;
  } catch {
    skipped(`the generators of ${import.meta.dirname} cannot be installed.`);
    return false;
  }
}
