import { dirname, join } from "node:path";
import type { Json } from "../../json/json.js";
import { isUrl, load } from "../load.js";
import { parseBytes } from "../parse.js";
import { ReadError } from "../problem.js";
import { isLoopback } from "../../text/is-loopback.js";
import { fetchText, refusalOf } from "./fetch-text.js";
import { hashOf, keep, keptText, lockFile, readLock, type Locked } from "./lock.js";

/**
 * What may be fetched: `locked` nothing that the lock does not have, of which a lost text is fetched again if it is the
 * same; `missing` also what it does not have yet; `update` everything anew.
 */
export type Fetching = "locked" | "missing" | "update";

/** How far to go for what a document refers to. */
export interface RemoteOptions {
  /** Default: `locked`. */
  fetching?: Fetching | undefined;
  /** Whether references may lead to other folders and hosts. Default: false. */
  allowExternalRefs?: boolean | undefined;
}

/**
 * Has the text of a document that is named by URL, and those that its references lead to, on the disk, and returns
 * where. Of a document on the disk it has those that it names by URL, where such are allowed.
 *
 * @throws ReadError on what cannot be fetched, or is not what the lock says
 */
export async function localCopy(spec: string, options: RemoteOptions): Promise<string> {
  if (!isUrl(spec) && !options.allowExternalRefs) return spec;
  const copies = new Copies(spec, options);
  const path = await copies.get(spec);
  await copies.follow();
  return path;
}

/** Most files that one document leads to. */
const maxFiles = 2000;

class Copies {
  readonly #root: string;
  readonly #options: RemoteOptions;
  /** The texts by their URLs or paths. */
  readonly #known = new Map<string, string>();
  readonly #pending: { name: string; bytes: Uint8Array }[] = [];

  constructor(root: string, options: RemoteOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** Has a text on the disk, and looks later at what it refers to. */
  async get(name: string): Promise<string> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size > maxFiles) return name;
    if (!isUrl(name)) {
      this.#known.set(name, name);
      const bytes = load(name);
      // What is wrong with a file is told where it is read.
      if (bytes instanceof Uint8Array) this.#pending.push({ name, bytes });
      return name;
    }
    const { file, bytes } = await this.#locked(name);
    this.#known.set(name, file);
    this.#pending.push({ name, bytes });
    return file;
  }

  async follow(): Promise<void> {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      for (const target of targetsIn(next.name, next.bytes)) {
        if (this.#isWanted(target)) await this.get(target);
      }
    }
  }

  /** Others are refused where the reference is followed. */
  #isWanted(target: string): boolean {
    if (this.#options.allowExternalRefs) {
      // Nobody far away decides what is asked of this machine.
      return !isUrl(target) || isLocal(this.#root) || !isLocal(target);
    }
    return target.startsWith(new URL(".", this.#root).href);
  }

  async #locked(url: string): Promise<{ file: string; bytes: Uint8Array }> {
    const { fetching = "locked" } = this.#options;
    const refusal = refusalOf(url);
    if (refusal) throw new ReadError([{ file: url, line: 1, column: 1, ...refusal }]);
    const locked = readLock().get(url);
    if (locked === undefined && fetching === "locked") {
      const what =
        "The lock does not have this document, and what it does not have is not fetched here";
      const todo = `Generate on your own machine, and commit ${lockFile} and .openapi.`;
      throw new ReadError([{ file: url, line: 1, column: 1, id: "lock-missing", what, todo }]);
    }
    if (locked === undefined || fetching === "update") return this.#fetched(url);
    return checked(url, locked);
  }

  async #fetched(url: string): Promise<{ file: string; bytes: Uint8Array }> {
    const bytes = await textOf(url);
    const parsed = parseBytes(bytes, url);
    // A page that asks to log in is not kept.
    if (Array.isArray(parsed)) throw new ReadError(parsed);
    return { ...keep(url, bytes), bytes };
  }
}

async function checked(url: string, locked: Locked): Promise<{ file: string; bytes: Uint8Array }> {
  const { file, sha256 } = locked;
  const kept = keptText(locked);
  const bytes = kept ?? (await textOf(url));
  if (hashOf(bytes) !== sha256) {
    const [name, what, todo] = kept
      ? [
          file,
          `This is not the text that was fetched from ${url}`,
          "Take it from git again, and correct it by an overlay; --update fetches a new one.",
        ]
      : [
          url,
          "This is not the text any more that the lock has",
          "Take .openapi from git, or accept the new text by --update.",
        ];
    throw new ReadError([{ file: name, line: 1, column: 1, id: "lock-mismatch", what, todo }]);
  }
  if (!kept) keep(url, bytes, new Date(locked.fetched));
  return { file, bytes };
}

async function textOf(url: string): Promise<Uint8Array> {
  const bytes = await fetchText(url);
  if (bytes instanceof Uint8Array) return bytes;
  throw new ReadError([{ file: url, line: 1, column: 1, ...bytes }]);
}

function isLocal(name: string): boolean {
  return !isUrl(name) || (URL.canParse(name) && isLoopback(new URL(name).hostname));
}

/** The other files that a text refers to: URLs, and paths where it is a file itself. */
function targetsIn(name: string, bytes: Uint8Array): string[] {
  if (!/\$ref["']?\s*:\s*["']?[^#"'\s]/.test(Buffer.from(bytes).toString("utf8"))) return [];
  const text = parseBytes(bytes, name);
  if (Array.isArray(text)) return [];
  const references = new Set<string>();
  const seen = new Set<object>();
  const visit = (node: Json): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === "$ref" && typeof value === "string") references.add(value.split("#")[0] ?? "");
      else visit(value as Json);
    }
  };
  visit(text.parsed.value as Json);
  references.delete("");
  return [...references].flatMap((reference) => targetOf(reference, name) ?? []);
}

function targetOf(reference: string, from: string): string | undefined {
  if (isUrl(reference) || isUrl(from)) {
    if (!URL.canParse(reference, isUrl(from) ? from : undefined)) return undefined;
    const url = new URL(reference, isUrl(from) ? from : undefined).href;
    return refusalOf(url) ? undefined : url;
  }
  try {
    return join(dirname(from), decodeURIComponent(reference));
  } catch {
    return undefined;
  }
}
