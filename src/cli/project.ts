import type { DataFile } from "../read/data-file.js";
import type { Json } from "../json/json.js";
import { isObject } from "../json/is-object.js";
import { memberAt } from "../json/pointer.js";
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
  packageManager?: unknown;
}

const script = "healos-codegen generate --out src/healos --layout source";

/**
 * Adds the dependency on this program and the script that runs it to the text of a `package.json`, in the text's own
 * indentation. What is there stays as it is. `addMore` changes what else there is to change.
 */
export function addToProject(
  text: string,
  { packageJson, version }: { packageJson: PackageJson; version: string },
  addMore: () => Addition[],
): { text: string; additions: Addition[] } {
  const additions = [addDependency(packageJson, version), addScript(packageJson), ...addMore()];
  if (additions.every(({ done }) => done !== "added")) return { text, additions };
  const indent = /^\{\s*\n([ \t]+)"/.exec(text)?.[1] ?? 2;
  const end = text.endsWith("\n") ? "\n" : "";
  return { text: JSON.stringify(packageJson, undefined, indent) + end, additions };
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

/** The objects that are added to, each with the member of it that is read. */
const membersRead = [
  ["scripts", "generate"],
  ["dependencies", "healos-codegen"],
  ["devDependencies", "healos-codegen"],
] as const;

/**
 * A `package.json` whose members have the forms that are read and written here.
 *
 * @throws ReadError that names the member which has another: adding to that would damage it
 */
export function packageJsonOf({ value, place }: DataFile): PackageJson {
  const refuse = (at: string, what: string): ReadError =>
    new ReadError([
      {
        ...place(at),
        id: "package-json-invalid",
        what,
        todo: "Correct it, or make a new one with npm init.",
      },
    ]);
  if (!isObject(value)) throw refuse("#", "This is not an object in JSON");
  for (const [name, own] of membersRead) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined) continue;
    const at = memberAt("#", name);
    if (!isObject(member)) throw refuse(at, `"${name}" is not an object`);
    if (Object.hasOwn(member, own) && typeof member[own] !== "string") {
      throw refuse(memberAt(at, own), `"${own}" of "${name}" is not a text`);
    }
  }
  if (!isKnip(value["knip"])) throw refuse("#/knip", '"knip" is not an object that knip reads');
  return value;
}

function isKnip(value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { ignore = [] } = value;
  return [ignore].flat().every((pattern) => typeof pattern === "string");
}
