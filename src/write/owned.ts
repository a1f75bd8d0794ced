import { hashOf } from "./manifest.js";
import { isConflicted, isOurs, type Hashes } from "./merged.js";
import { withLf } from "./line-ends.js";
import { folded } from "./paths.js";

/** The files that the generator wrote. */
export class Owned {
  readonly paths: Set<string> = new Set();
  readonly #hashes = new Map<string, Set<string>>();
  /** Those that two sides of a merge have changed: git has made a third text of them, which nobody edited. */
  readonly #merged = new Set<string>();

  /** What one manifest says. */
  add(written: Hashes): void {
    for (const [path, hashes] of written) {
      this.paths.add(path);
      const key = folded(path);
      this.#hashes.set(key, new Set([...(this.#hashes.get(key) ?? []), ...hashes]));
      if (hashes.size > 1) this.#merged.add(key);
    }
  }

  knows(path: string): boolean {
    return this.#hashes.has(folded(path));
  }

  /** Whether nobody else wrote these bytes to the path: a checkout may have changed line ends, and a merge more. */
  has(path: string, bytes: Uint8Array): boolean {
    const key = folded(path);
    if (this.#merged.has(key)) return true;
    const hashes = this.#hashes.get(key);
    if (hashes?.has(hashOf(bytes)) || hashes?.has(hashOf(withLf(bytes)))) return true;
    return isConflicted(bytes) && (hashes !== undefined || isOurs(bytes));
  }
}
