import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Declaration } from "../text/declarations.js";

/** The folder of this package: what the program brings along is found from here. */
const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** The Healos document, which is generated from where no other is named. */
export const bundledSpec: string = join(packageRoot, "spec", "healos.yaml");

/** The version of this package. */
export function ownVersion(): string {
  const text = readFileSync(join(packageRoot, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** What the package brings along for clients. */
export interface Assets {
  /** By their paths below their folder. */
  templates: Map<string, string>;
  /** What clients carry. */
  runtime: Map<string, Declaration>;
  /** Sources of what companions carry, by their paths below their folder. */
  checks: Map<string, string>;
}

/** The same as the build writes it, in one file: reading hundreds and cutting them up would take a fifth of a run. */
interface PackedAssets {
  templates: Record<string, string>;
  runtime: (Omit<Declaration, "uses"> & { uses: Record<string, boolean> })[];
  checks: Record<string, string>;
}

const packed = join("dist", "assets.json");

/** Reads what the package brings along. */
export function readAssets(): Assets {
  const text = readFileSync(join(packageRoot, packed), "utf8");
  const { templates, runtime, checks } = JSON.parse(text) as PackedAssets;
  const declarations = runtime.map((each): [string, Declaration] => [
    each.name,
    { ...each, uses: new Map(Object.entries(each.uses)) },
  ]);
  return {
    templates: new Map(Object.entries(templates)),
    runtime: new Map(declarations),
    checks: new Map(Object.entries(checks)),
  };
}

/** What a site of an API is made with: its templates by name, and the files that every page loads. */
export interface SiteAssets {
  templates: Map<string, string>;
  files: Map<string, string>;
}

/** Reads what a site is made with. */
export function readSiteAssets(): SiteAssets {
  const templates = join(packageRoot, "templates", "site");
  return {
    templates: readTexts(templates, ".hbs"),
    files: new Map([
      ...readTexts(templates, ".css"),
      // With the library that it searches with.
      ...readTexts(join(packageRoot, "dist", "site"), "search.js"),
    ]),
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

/**
 * Says which program this is: what the build was made of, whether a file of it was changed since, and the versions of the
 * packages that it runs. npm gives all files of a package the same time, so times alone would tell nothing.
 */
export function programStamp(): string {
  return (stamp ??= [readFileSync(join(packageRoot, "dist", "stamp"), "utf8"), ...packageVersions()]
    .concat([packed, ...filesOfBuild()].map(stateOf))
    .join("\n"));
}

function filesOfBuild(): string[] {
  return readdirSync(join(packageRoot, "dist", "cli")).map((name) => join("dist", "cli", name));
}

function stateOf(path: string): string {
  const { size, mtimeMs } = statSync(join(packageRoot, path));
  return `${path} ${size} ${mtimeMs}`;
}

/** The dependencies as they are installed, this package first. */
function packageVersions(): string[] {
  const text = readFileSync(join(packageRoot, "package.json"), "utf8");
  const { version, dependencies } = JSON.parse(text) as Manifest;
  const installed = Object.keys(dependencies).map((name) => `${name} ${installedVersion(name)}`);
  return [version, ...installed];
}

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

/** Empty where the package manager keeps it out of sight. */
function installedVersion(name: string): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    try {
      const text = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
      return (JSON.parse(text) as Manifest).version;
    } catch {
      if (dirname(folder) === folder) return "";
    }
  }
}
