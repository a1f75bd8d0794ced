import {
  copyFileSync,
  mkdirSync,
  renameSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { manifestPath } from "./manifest.js";
import type { Plan, PlannedFile } from "./plan.js";
import type { Staging } from "./staging.js";
import { removeEmpty } from "./remove-empty.js";
import { systemProblem, WriteError } from "./write-error.js";

/**
 * Carries a plan out. New files are written into a staging folder first, and the old ones copied there, so that a full
 * disk shows before anything is touched; then files are moved, each in one step, the manifest last. An error on the way
 * moves everything back. A process that is killed on the way leaves the staging folder, whose manifest tells the next
 * run which files this one wrote.
 *
 * @param staging the lock of the folder
 * @throws WriteError
 */
export function commit(plan: Plan, outDir: string, staging: Staging): void {
  new Transaction(outDir, staging).run(plan);
}

class Transaction {
  /** As the caller named it, for messages. */
  readonly #outDir: string;
  readonly #folder: string;
  readonly #staging: Staging;
  /** How to take back what was done, in the order it was done. */
  readonly #undo: (() => unknown)[] = [];
  /** What is being written, as messages name it. */
  #current: string;

  constructor(outDir: string, staging: Staging) {
    this.#outDir = outDir;
    this.#folder = resolve(outDir);
    this.#staging = staging;
    this.#current = outDir;
  }

  run(plan: Plan): void {
    const files = manifestLast([...plan.created, ...plan.changed]);
    const overwritten = new Set(plan.changed.map((file) => file.path));
    try {
      this.#prepare(files, [...overwritten, ...plan.deleted], plan.manifest);
      for (const path of plan.deleted) this.#delete(path);
      for (const [index, file] of files.entries()) {
        this.#place(file.path, index, overwritten.has(file.path));
      }
    } catch (error) {
      const problem = systemProblem(this.#current, error);
      this.#takeBack();
      throw new WriteError([problem]);
    }
    for (const path of plan.vanished) removeEmpty(dirname(this.#target(path)), this.#folder);
  }

  #prepare(files: PlannedFile[], kept: string[], manifest: Uint8Array): void {
    for (const [index, { path, bytes }] of files.entries()) {
      this.#current = join(this.#outDir, path);
      writeFileSync(this.#fresh(index), bytes);
    }
    for (const path of kept) {
      this.#current = join(this.#outDir, path);
      const copy = this.#copy(path);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(this.#target(path), copy);
    }
    writeFileSync(join(this.#staging.path, manifestPath), manifest);
    // Shows a run that waits that this one is alive.
    utimesSync(this.#staging.path, new Date(), new Date());
  }

  #delete(path: string): void {
    const target = this.#target(path);
    this.#current = join(this.#outDir, path);
    unlinkSync(target);
    this.#undo.push(() => renameSync(this.#copy(path), target));
  }

  #place(path: string, index: number, overwrites: boolean): void {
    const target = this.#target(path);
    this.#current = join(this.#outDir, path);
    const made = mkdirSync(dirname(target), { recursive: true });
    if (made !== undefined) this.#undo.push(() => removeEmpty(dirname(target), dirname(made)));
    renameSync(this.#fresh(index), target);
    this.#undo.push(() => (overwrites ? renameSync(this.#copy(path), target) : unlinkSync(target)));
  }

  #takeBack(): void {
    try {
      for (const step of this.#undo.reverse()) step();
    } catch (error) {
      this.#staging.isNeeded = true;
      const { what, todo, ...rest } = systemProblem(this.#outDir, error);
      const half = `${what}, and the folder is left half written`;
      throw new WriteError([{ ...rest, what: half, todo: `${todo} Then generate again.` }]);
    }
  }

  #target(path: string): string {
    return join(this.#folder, path);
  }

  #fresh(index: number): string {
    return join(this.#staging.path, String(index));
  }

  #copy(path: string): string {
    return join(this.#staging.path, "old", path);
  }
}

function manifestLast(files: PlannedFile[]): PlannedFile[] {
  return files.sort((a, b) => Number(a.path === manifestPath) - Number(b.path === manifestPath));
}
