import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the measures, and the one of the repository. */
export const here: string = import.meta.dirname;
export const root: string = join(here, "..", "..");

/** A file of an npm package that is installed for the measures. */
export function packageFile(...path: string[]): string {
  return join(here, "node_modules", ...path);
}

/** The installed version of a package. */
export function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile(name, "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}
