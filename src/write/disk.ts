import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { errorCode, systemProblem, type WriteProblem } from "./write-error.js";

/** What stands at a path of the output folder. */
export type OnDisk =
  | { kind: "nothing" }
  | { kind: "file"; bytes: Uint8Array }
  | { kind: "problem"; problem: WriteProblem };

/**
 * Looks at files in one folder and never outside of it, also not through symbolic links. It does so at once: waiting
 * for a hundred small files one by one takes many times as long as reading them.
 */
export class Disk {
  readonly #folder: string;
  readonly #realFolder: string;
  /** Which folders lie in this one: each is asked for with every file in it. */
  readonly #inside = new Map<string, boolean>();

  /** @param folder as the caller named it, which is how problems name it too */
  constructor(folder: string) {
    this.#folder = folder;
    this.#realFolder = realPath(folder) ?? folder;
  }

  /** How messages name a file of the folder. */
  shown(path: string): string {
    return join(this.#folder, path);
  }

  /** Why the folder itself cannot be used. It need not be there. */
  folderProblem(): WriteProblem | undefined {
    try {
      const stats = statSync(this.#folder, orNothing);
      if (stats === undefined) return this.#danglingLink();
      if (!stats.isDirectory()) {
        const what = "This is not a folder";
        return {
          file: this.#folder,
          id: "output-blocked",
          what,
          todo: "Choose another with --out.",
        };
      }
      // `--out $CLIENT/` of a script in which the variable is not set.
      if (dirname(resolve(this.#folder)) === resolve(this.#folder)) {
        const what = "This is the root of the file system";
        return {
          file: this.#folder,
          id: "output-blocked",
          what,
          todo: "Choose a folder in it with --out.",
        };
      }
      // Fails where nothing in it may be looked at.
      statSync(`${this.#folder}${sep}.`);
      return undefined;
    } catch (error) {
      return this.#lookProblem(".", error);
    }
  }

  /** The folder, or one above it, may be a link to nothing: what is made through it would stand somewhere else. */
  #danglingLink(): WriteProblem | undefined {
    for (let above = this.#folder; !isThere(above) || isLink(above); above = dirname(above)) {
      if (isLink(above) && realPath(above) === undefined) {
        const what = "This symbolic link leads to a folder that does not exist";
        return {
          file: above,
          id: "output-link",
          what,
          todo: "Make that folder, or delete the link.",
        };
      }
      if (dirname(above) === above) return undefined;
    }
    return undefined;
  }

  /** What stands at a path, which must be an inner one. */
  look(path: string): OnDisk {
    const full = join(this.#folder, path);
    try {
      const stats = lstatSync(full, orNothing);
      if (stats?.isSymbolicLink())
        return this.#problem(path, {
          id: "output-link",
          what: "This is a symbolic link",
          todo: deleteLink,
        });
      if (stats?.isDirectory())
        return this.#problem(path, {
          id: "output-blocked",
          what: "This is a folder, not a file",
          todo: moveFolder,
        });
      if (stats?.isFile() === false)
        return this.#problem(path, {
          id: "output-blocked",
          what: "This is not a regular file",
          todo: deleteLink,
        });
      if (!this.#isInside(dirname(full))) return this.#leadsOut(path);
      return stats === undefined
        ? { kind: "nothing" }
        : { kind: "file", bytes: readFileSync(full) };
    } catch (error) {
      // Another run has just deleted it.
      if (errorCode(error) === "ENOENT") return { kind: "nothing" };
      if (errorCode(error) === "ENOTDIR") return this.#fileInTheWay(path, error);
      return { kind: "problem", problem: this.#lookProblem(path, error) };
    }
  }

  /** What keeps a path from being looked at: nothing is written here, so permissions are those to read. */
  #lookProblem(path: string, error: unknown): WriteProblem {
    if (!isForbidden(errorCode(error))) return systemProblem(this.shown(path), error);
    const todo = "Change its permissions, or choose another folder with --out.";
    const closed = closedFolder(this.shown(path));
    return closed === undefined
      ? { file: this.shown(path), id: "output-forbidden", what: "This file may not be read", todo }
      : { file: closed, id: "output-forbidden", what: "This folder may not be read", todo };
  }

  /** Whether a folder, or the nearest one above it that exists, really lies in this one. */
  #isInside(folder: string): boolean {
    const known = this.#inside.get(folder);
    if (known !== undefined) return known;
    const isInside = this.#leadsInside(folder);
    this.#inside.set(folder, isInside);
    return isInside;
  }

  #leadsInside(folder: string): boolean {
    const real = realPath(folder);
    if (real !== undefined) {
      const way = relative(this.#realFolder, real);
      return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    }
    // A link to nowhere does not resolve, but what is written through it would be outside.
    if (lstatSync(folder, orNothing)?.isSymbolicLink()) return false;
    return folder === this.#folder || dirname(folder) === folder || this.#isInside(dirname(folder));
  }

  #fileInTheWay(path: string, error: unknown): OnDisk {
    let above = dirname(path);
    while (!isThere(join(this.#folder, above))) above = dirname(above);
    return { kind: "problem", problem: systemProblem(this.shown(above), error) };
  }

  #leadsOut(path: string): OnDisk {
    const what = "A symbolic link leads out of the output folder here";
    return this.#problem(path, { id: "output-link", what, todo: deleteLink });
  }

  #problem(path: string, problem: Omit<WriteProblem, "file">): OnDisk {
    return { kind: "problem", problem: { file: this.shown(path), ...problem } };
  }
}

const deleteLink = "Delete it, or choose another folder with --out.";
const moveFolder = "Move the folder or delete it, or choose another one with --out.";

const orNothing = { throwIfNoEntry: false } as const;

/** Where a path really leads; undefined where it does not resolve. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** The first folder on the way to a path that may not be entered. It stops everything in it, and is told once. */
function closedFolder(path: string): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent);
  return above ?? (isClosed(path) ? path : undefined);
}

/** Asked by what needs the permission, since `access` answers for who started the program (POSIX, `access`). */
function isClosed(folder: string): boolean {
  try {
    statSync(`${folder}${sep}.`, orNothing);
    return false;
  } catch (error) {
    return isForbidden(errorCode(error));
  }
}

function isForbidden(code: string): boolean {
  return code === "EACCES" || code === "EPERM";
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, orNothing)?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, orNothing) !== undefined;
  } catch {
    return false;
  }
}
