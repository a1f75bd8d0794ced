/** A source of numbers that are the same for the same seed. */
export interface Random {
  /** At least 0, less than 1. */
  unit(): number;
  /** A whole number, both ends included. */
  integer(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  hex(digits: number): string;
}

/** Mulberry32: 32 bits of state, good enough for made-up data, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number =>
    least + Math.floor(unit() * (most - least + 1));
  return {
    unit,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) {
        throw new RangeError("There is nothing to pick from");
      }
      return item;
    },
    hex: (digits) => Array.from({ length: digits }, () => integer(0, 15).toString(16)).join(""),
  };
}

/** A number at least 0 and less than 1 that depends on a seed, a word and a count only (FNV-1a, then mixed). */
export function unitOf(seed: number, word: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}:${word}:${count}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return randomFrom(hash).unit();
}
