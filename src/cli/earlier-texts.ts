import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Earlier } from "../print/earlier.js";
import { hashOf, type Manifest } from "../write/manifest.js";

/** Of a file that was printed, the hash of what it was printed from. */
export type Printed = Record<string, string>;

/**
 * The texts of an earlier run with the same options. They are kept nowhere but in the output itself: a file is taken from
 * there where it would be printed from the same as then, and has not one other byte than that run left.
 */
export class EarlierTexts implements Earlier {
  /** What this run prints its files from. */
  readonly asked: Printed = {};
  readonly #out: string;
  readonly #before: Printed;
  readonly #left: Manifest;

  /** @param left what the earlier run wrote */
  constructor(out: string, before: Printed = {}, left: Manifest = new Map()) {
    this.#out = out;
    this.#before = before;
    this.#left = left;
  }

  text(path: string, from: Uint8Array | string): string | undefined {
    const hash = hashOf(typeof from === "string" ? Buffer.from(from) : from);
    this.asked[path] = hash;
    const isSame = Object.hasOwn(this.#before, path) && this.#before[path] === hash;
    return isSame ? this.#intact(path) : undefined;
  }

  #intact(path: string): string | undefined {
    try {
      const bytes = readFileSync(join(this.#out, path));
      return hashOf(bytes) === this.#left.get(path) ? bytes.toString("utf8") : undefined;
    } catch {
      // It is gone, and printed again.
      return undefined;
    }
  }
}
