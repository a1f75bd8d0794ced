import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import { decode } from "../decode.js";
import { parseFile } from "../parse.js";
import { ReadError } from "../problem.js";

/** Stands in the working folder, beside the settings: what was fetched, when, and what it was. */
export const lockFile = "healos-codegen.lock.json";

/** A text that was fetched. */
export interface Locked {
  /** Where it is kept, from the working folder and with forward slashes. */
  file: string;
  /** SHA-256 of the text as UTF-8 with LF line ends, since git may change those, in hexadecimal digits. */
  sha256: string;
  /** When it was fetched: RFC 3339, in UTC. */
  fetched: string;
}

/** The texts that were fetched, by their URLs. */
export type Lock = ReadonlyMap<string, Locked>;

/** The folder whose lock has a text: the one above `.openapi` where it is a copy, else the working folder. */
export function lockFolderOf(path: string): string {
  const parts = path.split(/[\\/]/);
  const at = parts.lastIndexOf(".openapi");
  return at < 0 ? "." : parts.slice(0, at).join("/") || ".";
}

/**
 * Reads the lock of a folder, the working folder where none is named; empty where there is none.
 *
 * @throws ReadError on one that is not as it is written here
 */
export function readLock(folder = "."): Lock {
  const path = join(folder, lockFile);
  if (!existsSync(path)) return new Map();
  const purpose = { isJson: true, emptyTodo: remake, folderTodo: "Rename the folder." };
  const text = parseFile(path, path, purpose);
  if (Array.isArray(text)) throw new ReadError(text);
  const root = text.parsed.value as Json;
  const documents = isObject(root) ? root["documents"] : undefined;
  const entries = isObject(documents) ? Object.entries(documents) : [];
  const isLock = isObject(documents) && entries.every(([, entry]) => isLocked(entry));
  if (!isLock) {
    const wrong = entries.find(([, entry]) => !isLocked(entry))?.[0];
    const place = text.place(wrong === undefined ? ["documents"] : ["documents", wrong]);
    throw new ReadError([
      { ...place, id: "lock-invalid", what: "This is not what a lock holds", todo: remake },
    ]);
  }
  return new Map(entries.map(([url, entry]) => [url, entry as unknown as Locked]));
}

const remake = "Take it from git again, or delete it and generate with --update.";

function isLocked(value: Json): boolean {
  if (!isObject(value)) return false;
  const { file, sha256, fetched } = value;
  const isInside =
    typeof file === "string" && /^\.openapi\//.test(file) && !file.split("/").includes("..");
  return isInside && typeof sha256 === "string" && typeof fetched === "string";
}

/** Keeps a text, and says so in the lock. */
export function keep(url: string, bytes: Uint8Array, now: Date = new Date()): Locked {
  const file = fileOf(url);
  const locked = { file, sha256: hashOf(bytes), fetched: now.toISOString() };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const all = [...new Map([...readLock(), [url, locked] as const])];
  const documents = Object.fromEntries(all.sort(([a], [b]) => byCodeUnit(a, b)));
  writeFileSync(lockFile, `${JSON.stringify({ documents }, undefined, 2)}\n`);
  return locked;
}

/** The SHA-256 of a text, however its lines end. */
export function hashOf(bytes: Uint8Array): string {
  const text = decode(bytes, "");
  return createHash("sha256")
    .update(typeof text === "string" ? text : bytes)
    .digest("hex");
}

/** The text that is kept; undefined where there is none. */
export function keptText({ file }: Locked): Uint8Array | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** A path as the URL has it, so that relative references lead from one kept text to another. */
function fileOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  const segments = [host, ...pathname.split("/")].filter((each) => each !== "");
  const names = segments.map((each) => decodeURIComponent(each).replace(/[^\w.-]+/g, "-"));
  if (names.length === 1) names.push("index");
  const query =
    search === "" ? "" : `-${createHash("sha256").update(search).digest("hex").slice(0, 8)}`;
  return `.openapi/${names.join("/")}${query}`;
}
