import type { Disk } from "./disk.js";
import type { Plan } from "./plan.js";

/** A function of the client that calls the same method and path as before by another name. */
export interface Rename {
  from: string;
  to: string;
  /** Such as `GET /patients`. */
  calls: string;
}

/**
 * What code that uses the client must change, although the API is the same. The names are taken from the text of the
 * files, before and after, so that an output of any age tells them.
 */
export function renamesOf(plan: Plan, disk: Disk): Rename[] {
  const before = new Map<string, string>();
  for (const path of [...plan.changed.map((file) => file.path), ...plan.deleted]) {
    const old = path.endsWith(".ts") ? disk.look(path) : undefined;
    if (old?.kind === "file") collectFunctions(new TextDecoder().decode(old.bytes), before);
  }
  if (before.size === 0) return [];
  const after = new Map<string, string>();
  for (const { path, bytes } of [...plan.created, ...plan.changed]) {
    if (path.endsWith(".ts")) collectFunctions(new TextDecoder().decode(bytes), after);
  }
  return [...before].flatMap(([calls, from]) => {
    const to = after.get(calls);
    return to === undefined || to === from ? [] : [{ from, to, calls }];
  });
}

/** The functions of a resource's file, by what they call: each follows the constant that says it. */
function collectFunctions(text: string, found: Map<string, string>): void {
  const constants = /^const (\S+): Operation = \{[^]*?method: "([^"]*)",\s+path: "([^"]*)"/gm;
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
