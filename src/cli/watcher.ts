import { statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, resolve } from "node:path";

/** How long it must be quiet after a change, in milliseconds: saving a file is several events. */
const quiet = 100;

/** Tells when one of some files is changed, made, replaced or removed. */
export class Watcher {
  /** The names in each folder. Folders are watched, since many editors replace a file instead of writing to it. */
  readonly #folders = new Map<string, { names: Set<string>; watcher: FSWatcher | undefined }>();
  readonly #changed = new Set<string>();
  #wake: (() => void) | undefined;

  /** Watches these files and no others. What was written to a new one since `since` counts as a change of it. */
  watch(files: readonly string[], since: number): void {
    const known = new Set(this.#paths());
    for (const { names } of this.#folders.values()) names.clear();
    for (const path of files.map((file) => resolve(file))) {
      this.#folder(dirname(path)).names.add(basename(path));
      if (!known.has(path) && writtenAt(path) > since) this.#changed.add(path);
    }
  }

  /** Resolves once something was changed and it is quiet again; to nothing where `stop` came first. */
  async next(stop: AbortSignal): Promise<string | undefined> {
    while (!stop.aborted) {
      const before = this.#changed.size;
      const isNews = await this.#pause(before === 0 ? undefined : quiet, stop);
      if (!isNews && before > 0 && !stop.aborted) {
        const [first] = this.#changed;
        this.#changed.clear();
        return first;
      }
    }
    return undefined;
  }

  close(): void {
    for (const { watcher } of this.#folders.values()) watcher?.close();
  }

  #paths(): string[] {
    return [...this.#folders].flatMap(([folder, { names }]) =>
      [...names].map((name) => resolve(folder, name)),
    );
  }

  #folder(path: string): { names: Set<string> } {
    const known = this.#folders.get(path);
    if (known?.watcher !== undefined) return known;
    const folder = { names: known?.names ?? new Set<string>(), watcher: this.#open(path) };
    this.#folders.set(path, folder);
    return folder;
  }

  /** A folder that is not there, or goes away, is tried again with the next change. */
  #open(path: string): FSWatcher | undefined {
    try {
      const watcher = watch(path, (_, name) => {
        const folder = this.#folders.get(path);
        if (name === null || folder?.names.has(name)) {
          this.#changed.add(resolve(path, name ?? ""));
          this.#wake?.();
        }
      });
      watcher.on("error", () => {
        watcher.close();
        this.#folders.set(path, { names: this.#folder(path).names, watcher: undefined });
      });
      return watcher;
    } catch {
      return undefined;
    }
  }

  /** Waits for an event, at most so many milliseconds; tells whether there was one. */
  #pause(ms: number | undefined, stop: AbortSignal): Promise<boolean> {
    return new Promise((done) => {
      const timer = ms === undefined ? undefined : setTimeout(() => end(false), ms);
      const onStop = (): void => end(false);
      const end = (isNews: boolean): void => {
        clearTimeout(timer);
        stop.removeEventListener("abort", onStop);
        this.#wake = undefined;
        done(isNews);
      };
      stop.addEventListener("abort", onStop);
      this.#wake = () => end(true);
    });
  }
}

/** In milliseconds since the epoch; 0 where there is no such file. */
function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
