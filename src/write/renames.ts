import type { Disk } from "./disk.js";
import type { Plan } from "./plan.js";
import { renamedModels, type Texts } from "./renamed-models.js";

/** A function of the client that calls the same method and path as before by another name, or such a model. */
export interface Rename {
  from: string;
  to: string;
  /** Of a function: what it calls, such as `GET /patients`. */
  calls?: string;
}

/**
 * What code that uses the client must change, although the API is the same. The names are taken from the text of the
 * files, before and after, so that an output of any age tells them.
 */
export function renamesOf(plan: Plan, disk: Disk): Rename[] {
  const before = new Map<string, string>();
  for (const path of [...plan.changed.map((file) => file.path), ...plan.deleted]) {
    const old = path.endsWith(".ts") ? disk.look(path) : undefined;
    if (old?.kind === "file") before.set(path, new TextDecoder().decode(old.bytes));
  }
  if (before.size === 0) return [];
  const after = new Map<string, string>();
  for (const { path, bytes } of [...plan.created, ...plan.changed]) {
    if (path.endsWith(".ts")) after.set(path, new TextDecoder().decode(bytes));
  }
  const models = renamedModels(before, after).map(([from, to]) => ({ from, to }));
  return [...renamedFunctions(before, after), ...models];
}

function renamedFunctions(before: Texts, after: Texts): Rename[] {
  const found = functionsOf(after);
  return [...functionsOf(before)].flatMap(([calls, from]) => {
    const to = found.get(calls);
    return to === undefined || to === from ? [] : [{ from, to, calls }];
  });
}

/** The functions of all files, by what they call. */
function functionsOf(texts: Texts): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of texts.values()) collectFunctions(text, found);
  return found;
}

/** The functions of a resource's file, by what they call: each follows the constant that says it. */
function collectFunctions(text: string, found: Map<string, string>): void {
  const constants =
    /^(?:export )?const (\S+): (?:Read|Write)?Operation = \{[^]*?method: "([^"]*)",\s+path: "([^"]*)"/gm;
  const called = new Map(
    [...text.matchAll(constants)].map(([, name, method, path]) => [name, `${method} ${path}`]),
  );
  for (const { 1: constant, index } of text.matchAll(/client\.call\(\s*([^\s,]+)/g)) {
    const calls = called.get(constant);
    const declaration = text.lastIndexOf("export function ", index);
    const name = /^export function ([^\s(<]+)/.exec(text.slice(declaration))?.[1];
    if (calls !== undefined && name !== undefined) found.set(calls, name);
  }
}
