/** Keeps what was loaded for a while. */
export class Memo<Key, Value> {
  readonly #entries = new Map<Key, { value: Promise<Value>; until: number }>();
  readonly #load: (key: Key) => Promise<Value>;
  readonly #forMs: number;

  constructor(load: (key: Key) => Promise<Value>, forMs = 60_000) {
    this.#load = load;
    this.#forMs = forMs;
  }

  get(key: Key): Promise<Value> {
    const found = this.#entries.get(key);
    if (found !== undefined && found.until > Date.now()) return found.value;
    const value = this.#load(key);
    this.#entries.set(key, { value, until: Date.now() + this.#forMs });
    value.catch(() => this.#entries.delete(key));
    return value;
  }

  forget(key: Key): void {
    this.#entries.delete(key);
  }

  get size(): number {
    return this.#entries.size;
  }
}

export function groupedBy<Item, Key>(
  items: Iterable<Item>,
  key: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own === undefined) groups.set(key(item), [item]);
    else own.push(item);
  }
  return groups;
}

export function sortedBy<Item>(items: readonly Item[], text: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => text(a).localeCompare(text(b)));
}
