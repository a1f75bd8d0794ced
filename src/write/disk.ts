import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
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
      if (statSync(this.#folder, orNothing)?.isDirectory() !== false) return undefined;
      return {
        file: this.#folder,
        what: "This is not a folder",
        todo: "Choose another with --out.",
      };
    } catch (error) {
      return systemProblem(this.#folder, error);
    }
  }

  /** What stands at a path, which must be an inner one. */
  look(path: string): OnDisk {
    const full = join(this.#folder, path);
    try {
      const stats = lstatSync(full, orNothing);
      if (stats?.isSymbolicLink())
        return this.#problem(path, "This is a symbolic link", deleteLink);
      if (stats?.isDirectory())
        return this.#problem(path, "This is a folder, not a file", moveFolder);
      if (stats?.isFile() === false)
        return this.#problem(path, "This is not a regular file", deleteLink);
      if (!this.#isInside(dirname(full))) return this.#leadsOut(path);
      return stats === undefined
        ? { kind: "nothing" }
        : { kind: "file", bytes: readFileSync(full) };
    } catch (error) {
      if (errorCode(error) === "ENOTDIR") return this.#fileInTheWay(path, error);
      return { kind: "problem", problem: systemProblem(this.shown(path), error) };
    }
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
    return this.#problem(path, "A symbolic link leads out of the output folder here", deleteLink);
  }

  #problem(path: string, what: string, todo: string): OnDisk {
    return { kind: "problem", problem: { file: this.shown(path), what, todo } };
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

function isThere(path: string): boolean {
  try {
    return lstatSync(path, orNothing) !== undefined;
  } catch {
    return false;
  }
}
