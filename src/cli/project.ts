import { ReadError } from "../read/problem.js";

/** What became of one part of a project. */
export interface Addition {
  part: "biome" | "dependency" | "knip" | "script";
  /** `refused`: something else stands there, and was left alone; `advised`: it is for somebody to do by hand. */
  done: "added" | "advised" | "kept" | "refused";
  /** A sentence. */
  what: string;
}

/** What is read and written of a `package.json`; the rest stays as it is. */
export interface PackageJson {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  knip?: { ignore?: string | string[] };
}

const script = "healos-codegen generate --out src/healos --layout source";

/**
 * Adds the dependency on this program and the script that runs it to the text of a `package.json`, in the text's own
 * indentation. What is there stays as it is. `addMore` changes what else there is to change.
 *
 * @throws ReadError where the text is no object in JSON
 */
export function addToProject(
  text: string,
  version: string,
  addMore: (project: PackageJson) => Addition[],
): { text: string; additions: Addition[] } {
  const project = parsePackage(text);
  const additions = [addDependency(project, version), addScript(project), ...addMore(project)];
  if (additions.every(({ done }) => done !== "added")) return { text, additions };
  const indent = /^\{\s*\n([ \t]+)"/.exec(text)?.[1] ?? 2;
  const end = text.endsWith("\n") ? "\n" : "";
  return { text: JSON.stringify(project, undefined, indent) + end, additions };
}

function addDependency(project: PackageJson, version: string): Addition {
  const part = "dependency";
  const present =
    project.devDependencies?.["healos-codegen"] ?? project.dependencies?.["healos-codegen"];
  if (present !== undefined) {
    return { part, done: "kept", what: `healos-codegen ${present} is a dependency already` };
  }
  // Sorted, as npm keeps them.
  const all = { ...project.devDependencies, "healos-codegen": `^${version}` };
  project.devDependencies = Object.fromEntries(
    Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { part, done: "added", what: `added healos-codegen ^${version} to devDependencies` };
}

function addScript(project: PackageJson): Addition {
  const part = "script";
  const present = project.scripts?.["generate"];
  if (present === undefined) {
    project.scripts = { ...project.scripts, generate: script };
    return { part, done: "added", what: `added the script "generate": ${JSON.stringify(script)}` };
  }
  if (/\bhealos-codegen generate\b/.test(present)) {
    return { part, done: "kept", what: `the script "generate" runs healos-codegen already` };
  }
  const what = `the script "generate" runs something else and was left alone. Add ${JSON.stringify(script)} by another name.`;
  return { part, done: "refused", what };
}

function parsePackage(text: string): PackageJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  const what = "This is not an object in JSON";
  throw new ReadError([
    {
      file: "package.json",
      line: 1,
      column: 1,
      what,
      todo: "Correct it, or make a new one with npm init.",
    },
  ]);
}
