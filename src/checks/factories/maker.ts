/** Makes values by chance: the same ones for the same seed, in the same order. */
export class Maker {
  #state: number;
  #depth = 0;
  /** How deep the items of the list are that is being made: each is a thing of its own. */
  #itemDepth = 1;
  readonly #ids = new Map<string, unknown>();

  /** @param seed any whole number. Default 1 */
  constructor(seed = 1) {
    this.#state = seed;
  }

  /** A number from 0 up to 1 (Mulberry32). */
  chance(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A multiple of a step, from the least to the most of them. */
  int(least: number, most: number, step = 1): number {
    return (least + Math.floor(this.chance() * (most - least + 1))) * step;
  }

  /** One of some values. */
  pick(...items: unknown[]): unknown {
    return items[this.int(0, items.length - 1)];
  }

  /** One of some values that are made when they are needed. */
  oneOf(...makes: (() => unknown)[]): unknown {
    return makes[this.int(0, makes.length - 1)]?.();
  }

  flag(): boolean {
    return this.chance() < 0.5;
  }

  /** A text that begins with some words, and has so many characters. */
  text(words: string, least = 0, most: number = Infinity): string {
    const text = `${words} ${this.int(1, 999)}`;
    return text.slice(0, most).padEnd(least, "x");
  }

  digits(count: number, digits: string = "0123456789"): string {
    return Array.from({ length: count }, () => digits[this.int(0, digits.length - 1)]).join("");
  }

  uuid(): string {
    const hex = (count: number): string => this.digits(count, "0123456789abcdef");
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${this.digits(1, "89ab")}${hex(3)}-${hex(12)}`;
  }

  /** A day of 2026. */
  date(): string {
    return this.dateTime().slice(0, 10);
  }

  dateTime(): string {
    return new Date(Date.UTC(2026, 0, 1) + this.int(0, 364 * 86_400) * 1000).toISOString();
  }

  list<Item>(least: number, most: number, make: () => Item): Item[] {
    const before = this.#itemDepth;
    this.#itemDepth = this.#depth + 1;
    try {
      return Array.from({ length: this.int(least, most) }, make);
    } finally {
      this.#itemDepth = before;
    }
  }

  /** The same, without what is in it twice. */
  set<Item>(most: number, make: () => Item): Item[] {
    const items = this.list(1, most, make).map((item) => [JSON.stringify(item), item] as const);
    return [...new Map(items).values()];
  }

  /**
   * The id of something: a new one, which what is related to it has afterwards. What is a member of something else is
   * related to it.
   */
  own<Id>(kind: string, make: () => Id): Id {
    if (this.#depth > this.#itemDepth && this.#ids.has(kind)) return this.#ids.get(kind) as Id;
    const id = make();
    this.#ids.set(kind, id);
    return id;
  }

  /** The id of what was made last. */
  related<Id>(kind: string, make: () => Id): Id {
    if (!this.#ids.has(kind)) this.#ids.set(kind, make());
    return this.#ids.get(kind) as Id;
  }

  /** Whether what may be left out is made, too: four objects deep. */
  within<Made>(make: (isDeep: boolean) => Made): Made {
    this.#depth += 1;
    try {
      return make(this.#depth > 4);
    } finally {
      this.#depth -= 1;
    }
  }
}
