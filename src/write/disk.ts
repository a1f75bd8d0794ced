import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { errorCode, systemProblem, type WriteProblem } from "./write-error.js";

/** What stands at a path of the output folder. */
export type OnDisk =
  | { kind: "nothing" }
  | { kind: "file"; bytes: Uint8Array }
  | { kind: "problem"; problem: WriteProblem };

/** Looks at files in one folder and never outside of it, also not through symbolic links. */
export class Disk {
  readonly #folder: string;
  readonly #realFolder: Promise<string>;

  /** @param folder as the caller named it, which is how problems name it too */
  constructor(folder: string) {
    this.#folder = folder;
    this.#realFolder = realpath(folder).catch(() => folder);
  }

  /** How messages name a file of the folder. */
  shown(path: string): string {
    return join(this.#folder, path);
  }

  /** Why the folder itself cannot be used. It need not be there. */
  async folderProblem(): Promise<WriteProblem | undefined> {
    try {
      if ((await stat(this.#folder)).isDirectory()) return undefined;
      return {
        file: this.#folder,
        what: "This is not a folder",
        todo: "Choose another with --out.",
      };
    } catch (error) {
      return errorCode(error) === "ENOENT" ? undefined : systemProblem(this.#folder, error);
    }
  }

  /** What stands at a path, which must be an inner one. */
  async look(path: string): Promise<OnDisk> {
    const full = join(this.#folder, path);
    try {
      const stats = await lstat(full);
      if (stats.isSymbolicLink()) return this.#problem(path, "This is a symbolic link", deleteLink);
      if (stats.isDirectory())
        return this.#problem(path, "This is a folder, not a file", moveFolder);
      if (!stats.isFile()) return this.#problem(path, "This is not a regular file", deleteLink);
      if (!(await this.#isInside(dirname(full)))) return this.#leadsOut(path);
      return { kind: "file", bytes: await readFile(full) };
    } catch (error) {
      const code = errorCode(error);
      if (code === "ENOTDIR") return this.#fileInTheWay(path, error);
      if (code !== "ENOENT")
        return { kind: "problem", problem: systemProblem(this.shown(path), error) };
      return (await this.#isInside(dirname(full))) ? { kind: "nothing" } : this.#leadsOut(path);
    }
  }

  /** Whether a folder, or the nearest one above it that exists, really lies in this one. */
  async #isInside(folder: string): Promise<boolean> {
    let real: string;
    try {
      real = await realpath(folder);
    } catch {
      // A link to nowhere does not resolve, but what is written through it would be outside.
      const isLink = await lstat(folder)
        .then((stats) => stats.isSymbolicLink())
        .catch(() => false);
      if (isLink) return false;
      return folder === this.#folder || dirname(folder) === folder
        ? true
        : this.#isInside(dirname(folder));
    }
    const way = relative(await this.#realFolder, real);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }

  async #fileInTheWay(path: string, error: unknown): Promise<OnDisk> {
    let above = path;
    for (;;) {
      above = dirname(above);
      const there = await lstat(join(this.#folder, above)).catch(() => undefined);
      if (there) return { kind: "problem", problem: systemProblem(this.shown(above), error) };
    }
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
