import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * A folder of the shared test cases (`specs`, `hostile`, …), or undefined where they are not on this machine: then a
 * line says so and the tests that need them are skipped. `SHARED_DIR` names the folder; it is `../shared` otherwise.
 */
export function sharedDir(name: string): string | undefined {
  const root = resolve(import.meta.dirname, "..");
  const folder = join(resolve(root, process.env["SHARED_DIR"] ?? "../shared"), name);
  if (existsSync(folder)) return folder;
  console.log(`Skipped: ${folder} is not there. SHARED_DIR names the folder of the shared cases.`);
  return undefined;
}
