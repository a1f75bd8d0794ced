import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: what the program brings along is found from here. */
const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** The Healos document, which is generated from where no other is named. */
export const bundledSpec: string = join(packageRoot, "spec", "healos.yaml");

/** The version of this package. */
export function ownVersion(): string {
  const text = readFileSync(join(packageRoot, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** Reads the package's own templates, by their path below `templates/`, and the sources of the runtime, by name. */
export function readAssets(): { templates: Map<string, string>; runtime: Map<string, string> } {
  return {
    templates: readTexts(join(packageRoot, "templates"), ".hbs"),
    runtime: readTexts(join(packageRoot, "src", "runtime"), ".ts"),
  };
}

function readTexts(folder: string, extension: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of filesBelow(folder)) {
    if (path.endsWith(extension)) {
      texts.set(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8"));
    }
  }
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

let stamp: string | undefined;

/** Says which program this is: the size and time of every file that the command line runs or copies. */
export function programStamp(): string {
  return (stamp ??= stampOf([join("dist", "cli"), join("src", "runtime"), "templates"]));
}

function stampOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => filesBelow(join(packageRoot, folder)));
  const stamps = files.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${relative(packageRoot, path)} ${size} ${mtimeMs}`;
  });
  return createHash("sha256").update(stamps.sort().join("\n")).digest("hex");
}
