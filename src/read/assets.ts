import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
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

/** The texts that the package brings along, by their paths below their folders. */
export interface Assets {
  templates: ReadonlyMap<string, string>;
  /** Sources of what clients carry. */
  runtime: ReadonlyMap<string, string>;
  /** Sources of what companions carry. */
  checks: ReadonlyMap<string, string>;
}

let assets: Assets | undefined;

/** Reads what the package brings along: once, since it stays as it is while the program runs. */
export function readAssets(): Assets {
  return (assets ??= {
    checks: readTexts(join(packageRoot, "src", "checks"), ".ts"),
    templates: readTexts(join(packageRoot, "templates"), ".hbs"),
    runtime: readTexts(join(packageRoot, "src", "runtime"), ".ts"),
  });
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
 * Says which program this is: the contents of every file that the command line runs or copies, and the versions of the
 * packages that it runs. npm gives all files of a package the same time, so times tell nothing.
 */
export function programStamp(): string {
  return (stamp ??= stampOf([
    join("dist", "cli"),
    join("src", "runtime"),
    join("src", "checks"),
    "templates",
  ]));
}

function stampOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => filesBelow(join(packageRoot, folder)));
  const hash = createHash("sha256").update(packageVersions().join("\n"));
  for (const path of files.sort()) {
    hash.update(`\n${relative(packageRoot, path)}\n`).update(readFileSync(path));
  }
  return hash.digest("hex");
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
