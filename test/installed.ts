import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { skipped } from "./skipped.js";

/**
 * Whether what a folder's lock file names is installed. It is installed now where that was asked for (`CHECK_ALL=1`);
 * otherwise, and where it cannot be, a line says what is skipped.
 */
export function installOf(folder: string, what: string): boolean {
  const isThere = (): boolean => existsSync(join(folder, "node_modules", ".package-lock.json"));
  if (!isThere() && process.env["CHECK_ALL"] === "1") {
    try {
      execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "ignore" });
    } catch {
      // Told below.
    }
  }
  if (!isThere()) {
    skipped(`${what} is not installed (npm ci --ignore-scripts --prefix ${folder}).`);
  }
  return isThere();
}
