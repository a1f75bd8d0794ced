import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Unfollowed } from "./document.js";
import { isUrl, unreadable } from "./load.js";
import { parseFile, type SourceText } from "./parse.js";
import { formatProblem, quote } from "./problem.js";
import { lockFolderOf, readLock } from "./remote/lock.js";

/** A file of a document: its text and where it lies. */
export interface SourceFile extends SourceText {
  /** As a place names it: relative to the folder of the root document, with forward slashes; empty for the root. */
  name: string;
  /** Absolute, without symbolic links. */
  path: string;
}

/** The root file and those that its references lead to. Each is opened once, when a reference first asks for it. */
export class Files {
  readonly root: SourceFile;
  readonly #folder: string;
  readonly #allowExternal: boolean;
  readonly #byPath = new Map<string, SourceFile | Unfollowed>();
  readonly #byName = new Map<string, SourceFile>();
  /** Files of references that could not be read, as messages show them. */
  readonly #missing = new Set<string>();

  readonly #adapt: (text: SourceText) => SourceText;

  /** @param adapt what is done with each file but the root one */
  constructor(
    text: SourceText,
    allowExternal: boolean,
    adapt: (text: SourceText) => SourceText = (other) => other,
  ) {
    this.#adapt = adapt;
    // References are relative to the folder that the caller named, also where the file there is a link.
    this.#folder = realpathSync(dirname(resolve(text.shown)));
    this.#allowExternal = allowExternal;
    this.root = { ...text, name: "", path: join(this.#folder, basename(text.shown)) };
    if (existsSync(text.shown)) this.root.path = realpathSync(text.shown);
    this.#add(this.root);
  }

  /** A file that was read, by the name that places give it. */
  named(name: string): SourceFile | undefined {
    return this.#byName.get(name);
  }

  /** The paths of the files that were read, and of those that references ask for in vain, as messages show them. */
  shown(): string[] {
    return [...[...this.#byName.values()].map((file) => file.shown), ...this.#missing];
  }

  /**
   * The file that a reference without its fragment leads to. A file outside the folder of the root document is not
   * touched, and nothing is fetched: a document decides neither what is read nor which host is called. What a URL names
   * is read from the copy that the lock has.
   */
  open(reference: string, from: SourceFile): SourceFile | Unfollowed {
    const target = this.#target(reference, from);
    if (typeof target !== "string") return target;
    let path: string;
    try {
      path = realpathSync(target);
    } catch (error) {
      this.#missing.add(this.#shownOf(target));
      return unreadableTarget(reference, unreadable(error));
    }
    if (!this.#allows(path)) return outside(reference);
    const known = this.#byPath.get(path);
    if (known) return known;
    const opened = this.#read(path, reference);
    this.#byPath.set(path, opened);
    return opened;
  }

  #target(reference: string, from: SourceFile): string | Unfollowed {
    if (/^\/\/|^[a-z][a-z\d+.-]+:/i.test(reference) && !/^file:/i.test(reference)) {
      const folder = lockFolderOf(from.path);
      const locked = isUrl(reference) ? readLock(folder).get(new URL(reference).href) : undefined;
      const copy = locked && resolve(folder, locked.file);
      return copy !== undefined && this.#allows(copy) ? copy : remote(reference);
    }
    const external = /^file:|^[a-z]:|^[/\\]/i.test(reference);
    if (external && !this.#allowExternal) return outside(reference);
    const path = pathOf(reference);
    if (path === undefined) return noPath(reference);
    const base = from === this.root ? this.#folder : dirname(from.path);
    const target = resolve(base, path);
    return this.#allows(target) ? target : outside(reference);
  }

  #allows(path: string): boolean {
    return this.#allowExternal || path === this.root.path || isInside(this.#folder, path);
  }

  #read(path: string, reference: string): SourceFile | Unfollowed {
    const name = relative(this.#folder, path).split(sep).join("/");
    const text = parseFile(path, this.#shownOf(path));
    if (Array.isArray(text)) {
      this.#missing.add(this.#shownOf(path));
      const [first] = text;
      const what = `${quote(reference)} cannot be read: ${first ? formatProblem({ ...first, todo: "" }) : ""}`;
      return { id: "reference-unreadable", what, todo: first?.todo ?? "" };
    }
    const file = { ...this.#adapt(text), name, path };
    this.#add(file);
    return file;
  }

  #shownOf(path: string): string {
    return join(dirname(this.root.shown), relative(this.#folder, path).split(sep).join("/"));
  }

  #add(file: SourceFile): void {
    this.#byPath.set(file.path, file);
    this.#byName.set(file.name, file);
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** RFC 3986: a path in a reference is percent-encoded. Undefined where it cannot be a path. */
function pathOf(reference: string): string | undefined {
  try {
    const path = /^file:/i.test(reference)
      ? fileURLToPath(reference)
      : decodeURIComponent(reference);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

function remote(reference: string): Unfollowed {
  return {
    id: "reference-outside",
    what: `The reference ${quote(reference)} leads to another host, and nothing is fetched`,
    todo: "Save the target beside this document and refer to it by a relative path, or allow it with --allow-external-refs.",
  };
}

function outside(reference: string): Unfollowed {
  return {
    id: "reference-outside",
    what: `The reference ${quote(reference)} leads out of the folder of the document`,
    todo: "Move the target into the folder, or allow such files with --allow-external-refs.",
    isOutside: true,
  };
}

function noPath(reference: string): Unfollowed {
  return {
    id: "reference-malformed",
    what: `The reference ${quote(reference)} is not a path`,
    todo: "Correct the reference.",
  };
}

function unreadableTarget(reference: string, why: Unfollowed): Unfollowed {
  const what = `${quote(reference)} cannot be read: ${why.what.toLowerCase()}`;
  return { id: "reference-unreadable", what, todo: "Correct the reference, or add the file." };
}
