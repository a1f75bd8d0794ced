import type { Disk } from "./disk.js";
import { withLf } from "./line-ends.js";
import { hashOf, manifestPath, manifestText, type Manifest } from "./manifest.js";
import { hashesOf, readMerged } from "./merged.js";
import { byCodeUnit, type OutputFile } from "./output-file.js";
import { Owned } from "./owned.js";
import { folded, isInnerPath, pathProblems } from "./paths.js";
import type { WriteProblem } from "./write-error.js";

/** What is to be done to the output folder, and what stands against it. All lists are sorted by path. */
export interface Plan {
  /** Files that are not there. */
  created: PlannedFile[];
  /** Files with another content. */
  changed: PlannedFile[];
  /** Paths of files that are as they should be. */
  unchanged: string[];
  /** Paths of files that were generated and are not any more. */
  deleted: string[];
  /** Those and the ones that are gone already: their folders go too where they are empty. */
  vanished: string[];
  /** What cannot be done at all. */
  problems: WriteProblem[];
  /** Files of somebody else, or edited by hand, that writing would overwrite or delete. */
  conflicts: WriteProblem[];
  /** The manifest to be. It is planned like the other files, as the last of its list. */
  manifest: Uint8Array;
}

export interface PlannedFile {
  path: string;
  bytes: Uint8Array;
  /** Whether it differs from what is on the disk in line ends only, as a checkout on Windows makes it. */
  lineEndsOnly?: true;
}

/**
 * Compares the files with what is on the disk. Touches nothing.
 *
 * @param cutOff what a run that was cut off had begun to write
 */
export function planOutput(files: readonly OutputFile[], disk: Disk, cutOff?: Manifest): Plan {
  const planner = new Planner(disk, cutOff);
  planner.plan(files);
  return planner.result;
}

class Planner {
  readonly result: Plan = {
    created: [],
    changed: [],
    unchanged: [],
    deleted: [],
    vanished: [],
    problems: [],
    conflicts: [],
    manifest: new Uint8Array(),
  };
  readonly #disk: Disk;
  readonly #cutOff: Manifest | undefined;

  constructor(disk: Disk, cutOff: Manifest | undefined) {
    this.#disk = disk;
    this.#cutOff = cutOff;
  }

  plan(files: readonly OutputFile[]): void {
    const wrong = pathProblems(files);
    this.result.problems.push(
      ...wrong.map(({ path, ...rest }) => ({
        file: this.#disk.shown(path),
        id: "output-name" as const,
        ...rest,
      })),
    );
    if (wrong.length > 0) return;

    const unusable = this.#disk.folderProblem();
    if (unusable) {
      this.result.problems.push(unusable);
      return;
    }
    const owned = this.#owned();
    const planned = [...files]
      .sort((a, b) => byCodeUnit(a.path, b.path))
      .map(({ path, text }) => ({ path, bytes: encode(text) }));
    const wanted = new Set(planned.map((file) => file.path));
    const vanished = [...owned.paths].filter((path) => !wanted.has(path)).sort(byCodeUnit);
    // Where case is ignored, deleting Foo.ts deletes foo.ts, so that one has to be written then.
    const recased = new Set(vanished.map(folded));
    for (const file of planned) this.#compare(file, owned, recased);
    for (const path of vanished) this.#vanish(path, owned);
    this.#planManifest(new Map(planned.map(({ path, bytes }) => [path, hashOf(bytes)])));
  }

  #compare(file: PlannedFile, owned: Owned, recased: Set<string>): void {
    const { path, bytes } = file;
    const found = this.#disk.look(path);
    if (found.kind === "problem") this.result.problems.push(found.problem);
    else if (found.kind === "nothing") this.result.created.push(file);
    else if (isSame(found.bytes, bytes)) {
      if (recased.has(folded(path))) this.result.changed.push(file);
      else this.result.unchanged.push(path);
    } else {
      const lineEndsOnly = isSame(withLf(found.bytes), bytes);
      this.result.changed.push(lineEndsOnly ? { ...file, lineEndsOnly } : file);
      if (!lineEndsOnly && !owned.has(path, found.bytes)) {
        this.result.conflicts.push(this.#conflict(path, owned.knows(path) ? edited : foreign));
      }
    }
  }

  #vanish(path: string, owned: Owned): void {
    this.result.vanished.push(path);
    const found = this.#disk.look(path);
    if (found.kind === "problem") this.result.problems.push(found.problem);
    if (found.kind !== "file") return;
    this.result.deleted.push(path);
    if (!owned.has(path, found.bytes)) this.result.conflicts.push(this.#conflict(path, outlived));
  }

  #planManifest(manifest: Manifest): void {
    const file = { path: manifestPath, bytes: encode(manifestText(manifest)) };
    this.result.manifest = file.bytes;
    const found = this.#disk.look(manifestPath);
    if (found.kind === "nothing") this.result.created.push(file);
    else if (found.kind === "file") {
      if (isSame(withLf(found.bytes), file.bytes)) this.result.unchanged.push(manifestPath);
      else this.result.changed.push(file);
    }
  }

  /** What earlier runs wrote: by the manifest, and by the one of a run that was cut off. */
  #owned(): Owned {
    const owned = new Owned();
    const found = this.#disk.look(manifestPath);
    if (found.kind === "problem") this.result.problems.push(found.problem);
    if (found.kind === "file") {
      const written = readMerged(decode(found.bytes));
      if (written && [...written.keys()].every(isInnerPath)) owned.add(written);
      else this.result.conflicts.push(this.#conflict(manifestPath, unreadable));
    }
    if (this.#cutOff && [...this.#cutOff.keys()].every(isInnerPath)) {
      owned.add(hashesOf(this.#cutOff));
    }
    return owned;
  }

  #conflict(path: string, conflict: Omit<WriteProblem, "file">): WriteProblem {
    return { file: this.#disk.shown(path), ...conflict };
  }
}

const foreign = {
  id: "output-foreign",
  what: "A generated file would overwrite this one, which the generator did not write",
  todo: "Move it or delete it, choose another folder with --out, or overwrite it with --force.",
} as const;
const edited = {
  id: "output-edited",
  what: "This generated file was edited by hand",
  todo: "Undo the edit, move it elsewhere and delete the file, or overwrite it with --force.",
} as const;
const outlived = {
  id: "output-edited",
  what: "This file is not generated any more and would be deleted, but it was edited by hand",
  todo: "Move what you need of it elsewhere and delete the file.",
} as const;
const unreadable = {
  id: "output-edited",
  what: "This list of generated files cannot be read",
  todo: "Restore it from version control, or write everything anew with --force.",
} as const;

/** The bytes of a text, in UTF-8 with LF line ends on every system. */
function encode(text: string): Uint8Array {
  return Buffer.from(text.replace(/\r\n?/g, "\n"), "utf8");
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
