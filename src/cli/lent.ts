import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { isObject } from "../json/is-object.js";
import type { Json } from "../json/json.js";
import { memberAt, type At } from "../json/pointer.js";
import { sortedJson } from "../json/sorted-json.js";
import { gitPathOf } from "../read/git/git-path.js";
import { isUrl } from "../read/load.js";
import { readLock } from "../read/remote/lock.js";
import { standardInput } from "../read/standard-input.js";

/** An option of the settings, and where it stands. */
export type Entry = [name: string, value: Json, at: At];

/** The settings, what they say of the command itself, and how they are refused. */
export interface Lending {
  all: readonly Entry[];
  own: Json;
  refuse(at: At, what: string): never;
}

const strictness = { allowExternalRefs: "allowExternalRefs", strictOverlays: "strictOverlays" };
const reading = { ...strictness, overlay: "overlay" };
const names = { naming: "naming", plainGenerics: "plainGenerics", stripPrefix: "stripPrefix" };
const slice = { exclude: "exclude", include: "include" };

/** What of `generate` holds for a command as well, unless it says something else; and what it is called there. */
const lentNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  diff: { ...reading, ...names, ...slice, dates: "dates", int64: "int64" },
  docs: { ...reading, spec: "spec", with: "with" },
  emulate: { ...reading, spec: "spec" },
  lint: reading,
  uses: { ...reading, ...names, spec: "spec" },
  // Its own overlay is one that it writes.
  verify: { ...strictness, overlay: "apply", spec: "spec" },
};

/**
 * What the settings say of a document for `generate` holds where another command takes that document: the one that they
 * name, where the command names none. `diff` takes two, of which one may be older, so that it needs no name.
 */
export function lentTo(command: Command, { all, own, refuse }: Lending): Entry[] {
  const lent = lentNames[command.name()];
  const [, generate = null, at = "#"] = all.find(([name]) => name === "generate") ?? [];
  if (lent === undefined || command.getOptionValue("explain") !== undefined) return [];
  const isDiff = command.name() === "diff";
  const named = documentsNamed(command, own);
  if (isList(generate)) {
    if (named.length === 0 && !isDiff) refuse(at, "There are several clients: name the document");
    const clients = generate.map((client, index) => entriesOf(client, memberAt(at, index)));
    return renamed(alike(clients.filter((client) => isOf(client, named))), lent);
  }
  const client = entriesOf(generate, at);
  const isMeant = isDiff || named.length === 0 || isOf(client, named);
  if (!isMeant) return [];
  const spec = specOf(client);
  const isLint = command.name() === "lint";
  if (isLint && named.length === 0 && spec !== undefined) command.processedArgs[0] = spec;
  return renamed(client, lent).filter(([name]) => name !== "spec" || named.length === 0);
}

/** A list is of several clients. */
export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value) && value.length > 0;
}

function entriesOf(client: Json, at: At): Entry[] {
  if (!isObject(client)) return [];
  return Object.entries(client).map(([name, value]) => [name, value, memberAt(at, name)]);
}

function renamed(entries: readonly Entry[], lent: Readonly<Record<string, string>>): Entry[] {
  return entries.flatMap(([name, value, at]): Entry[] => {
    const as = Object.hasOwn(lent, name) ? lent[name] : undefined;
    return as === undefined ? [] : [[as, value, at]];
  });
}

/** What all clients of a document say alike. */
function alike([first = [], ...others]: readonly Entry[][]): Entry[] {
  return first.filter(([name, value]) =>
    others.every((other) =>
      other.some(([also, given]) => also === name && sortedJson(given) === sortedJson(value)),
    ),
  );
}

/** The documents that the command line names, or the settings of the command. */
function documentsNamed(command: Command, own: Json): string[] {
  const given: unknown[] = [...command.args];
  if (command.getOptionValueSource("spec") === "cli") given.push(command.getOptionValue("spec"));
  else if (isObject(own)) given.push(own["spec"]);
  return given.filter((each) => typeof each === "string");
}

function specOf(client: readonly Entry[]): string | undefined {
  const spec = client.find(([name]) => name === "spec")?.[1];
  return typeof spec === "string" ? spec : undefined;
}

/** Whether a client is made of one of these documents; of a URL the copy on the disk is the same. */
function isOf(client: readonly Entry[], named: readonly string[]): boolean {
  const spec = specOf(client);
  if (spec === undefined || spec === standardInput) return false;
  const own = identitiesOf(spec);
  return named.some((name) => identitiesOf(name).some((each) => own.includes(each)));
}

function identitiesOf(name: string): string[] {
  if (!isUrl(name)) return [pathOf(gitPathOf(name)?.path ?? name)];
  const copy = readLock().get(name)?.file;
  return [URL.canParse(name) ? new URL(name).href : name, ...(copy ? [pathOf(copy)] : [])];
}

function pathOf(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return resolve(name);
  }
}
