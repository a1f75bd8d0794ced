import type { Fault } from "../spot.js";

/** Infinity and NaN are no JSON values: what holds one is left out of the data, and a warning says so. */
export function isDropped(value: number): boolean {
  return !Number.isFinite(value);
}

/** Whether a number may differ from what the document spells: infinite, NaN, or an integer beyond 2^53. */
export function isDoubtful(value: number): boolean {
  return !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Collects the numbers that JavaScript does not hold as the document spells them. */
export class NumberNotes {
  readonly #dropped: Fault[] = [];
  readonly #rounded: Fault[] = [];

  /** Takes down one number: where it stands, how it is spelled, and what it was read as. */
  note(offset: number, source: string, value: number): void {
    if (isDropped(value)) {
      this.#dropped.push({
        offset,
        id: "number-not-json",
        what: `The number ${source} is not a JSON number and is left out`,
        todo: "Remove it, or write a finite number.",
      });
    } else if (isDoubtful(value) && source !== String(value)) {
      this.#rounded.push({
        offset,
        id: "number-rounded",
        what: `The number ${source} is beyond 2^53 and is read as ${value}`,
        todo: "Write it as a string where the last digits matter.",
      });
    }
  }

  /** One warning for each number that is left out; rounded ones, frequent in examples, share one. */
  warnings(): Fault[] {
    const [first, ...more] = this.#rounded;
    if (!first) return this.#dropped;
    const others = more.length > 0 ? ` (and ${more.length} more like it)` : "";
    const rounded = { ...first, what: first.what + others };
    return [...this.#dropped, rounded].sort((a, b) => a.offset - b.offset);
  }
}
