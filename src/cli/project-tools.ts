import type { Addition, PackageJson } from "./project.js";

/** The folder that the client is generated into. */
const folder = "src/healos";

/** What is known of a project. */
export interface Project {
  packageJson: PackageJson;
  isInGit: boolean;
  /** The text of a file beside `package.json`; undefined where there is none. */
  read(name: string): string | undefined;
}

/** A list of patterns that a line was added to. */
export interface IgnoreFile {
  file: string;
  /** All of the file, with the new line. */
  text: string;
}

/** Configuration files of knip; with none of them it can be told in `package.json`. */
const knipFiles = ["", "."].flatMap((dot) =>
  ["json", "jsonc", "ts", "js"].map((extension) => `${dot}knip.${extension}`),
);

/**
 * The lines by which tools learn that the folder is generated: git's hosts fold its diffs away, Prettier and
 * oxfmt, which read one file and do not lay out every union alike, leave it alone. ESLint is told in the generated files themselves.
 */
export function ignoreLines({ packageJson, isInGit, read }: Project): IgnoreFile[] {
  const isFormatted =
    read(".prettierignore") !== undefined ||
    ["prettier", "oxfmt"].some((name) => dependsOn(packageJson, name) !== undefined);
  const wanted: [boolean, file: string, line: string][] = [
    [isInGit, ".gitattributes", `${folder}/** linguist-generated=true`],
    [isFormatted, ".prettierignore", `${folder}/`],
  ];
  return wanted.flatMap(([applies, file, line]) => {
    const before = read(file) ?? "";
    if (!applies || before.split(/\r?\n/).includes(line)) return [];
    const text = before === "" || before.endsWith("\n") ? before : `${before}\n`;
    return [{ file, text: `${text}${line}\n` }];
  });
}

/** Keeps knip from reporting what of the client the project does not use; changes `package.json`. */
export function tellKnip({ packageJson, read }: Project): Addition[] {
  if (dependsOn(packageJson, "knip") === undefined) return [];
  const pattern = `${folder}/**`;
  const { ignore = [], ...rest } = packageJson.knip ?? {};
  const patterns = Array.isArray(ignore) ? ignore : [ignore];
  if (patterns.includes(pattern)) return [];
  const configured = knipFiles.find((name) => read(name) !== undefined);
  if (configured !== undefined) {
    const isTold = read(configured)?.includes(pattern) === true;
    const what = `knip: put ${JSON.stringify(pattern)} into "ignore" of ${configured}`;
    return isTold ? [] : [{ part: "knip", done: "advised", what }];
  }
  packageJson.knip = { ...rest, ignore: [...patterns, pattern] };
  return [{ part: "knip", done: "added", what: `told knip to ignore ${pattern}` }];
}

/** Biome keeps off the generated modules by itself; the list of them is JSON, and can say nothing about itself. */
export function tellBiome({ packageJson, read }: Project): Addition[] {
  const file = ["biome.json", "biome.jsonc"].find((name) => read(name) !== undefined);
  const isTold = file !== undefined && /"!.*src\/healos/.test(read(file) ?? "");
  if (isTold || dependsOn(packageJson, "@biomejs/biome") === undefined) return [];
  const pattern = `!${folder}/.generated.json`;
  const what = `biome: put "**" and ${JSON.stringify(pattern)} into "files.includes" of ${file ?? "biome.json"}`;
  return [{ part: "biome", done: "advised", what }];
}

function dependsOn(
  { dependencies, devDependencies }: PackageJson,
  name: string,
): string | undefined {
  return devDependencies?.[name] ?? dependencies?.[name];
}
