import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../json/is-object.js";
import type { Json, JsonObject } from "../json/json.js";

/**
 * What to say of packages that the files of companions import, and that the project around them lacks or has in a
 * version that does not fit; undefined: nothing. A project is what has a `package.json`; what that names is taken for
 * installed soon.
 *
 * @param peers packages, with version ranges
 */
export function missingPeers(
  peers: Readonly<Record<string, string>>,
  out: string,
): string | undefined {
  const folders = foldersAbove(resolve(out));
  const found = (below: string): JsonObject[] =>
    folders.map((folder) => manifestIn(join(folder, below))).filter((each) => each !== undefined);
  const manifests = found("");
  if (manifests.length === 0 || process.versions["pnp"] !== undefined) return undefined;
  const missing: { name: string; range: string; told: string }[] = [];
  for (const [name, range] of Object.entries(peers)) {
    const [installed] = found(join("node_modules", name));
    const version = installed && String(installed["version"]);
    if (version === undefined && !manifests.some(names(name))) {
      missing.push({ name, range, told: `${name} ${range}` });
    } else if (version !== undefined && !fits(version, range)) {
      missing.push({ name, range, told: `${name} ${range} (it has ${version})` });
    }
  }
  if (missing.length === 0) return undefined;
  const told = missing.map((each) => each.told).join(" and ");
  const install = missing.map(({ name, range }) => name + wanted(range)).join(" ");
  return `The project lacks ${told}, which companions import. Install: npm install ${install}`;
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}

function manifestIn(folder: string): JsonObject | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  try {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as Json;
    return isObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function names(name: string): (manifest: JsonObject) => boolean {
  const lists = ["dependencies", "devDependencies", "peerDependencies"];
  return (manifest) =>
    lists.some((list) => isObject(manifest[list]) && Object.hasOwn(manifest[list], name));
}

/** Whether a version is within a range such as `^4.3.0`; of ranges in other forms nothing is said. */
function fits(version: string, range: string): boolean {
  const least = caret.exec(range);
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  if (least === null) return true;
  const [leastMajor = 0, leastMinor = 0, leastPatch = 0] = least.slice(1).map(Number);
  if (major !== leastMajor) return false;
  return minor > leastMinor || (minor === leastMinor && patch >= leastPatch);
}

const caret = /^\^([1-9]\d*)\.(\d+)\.(\d+)$/;

/** The newest of the wanted major version: a caret means something to some shells. */
function wanted(range: string): string {
  const major = caret.exec(range)?.[1];
  return major === undefined ? "" : `@${major}`;
}
