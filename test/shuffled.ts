/** Maps whose order has a meaning: it is the order of properties, of values, and of what a reader is shown first. */
const ordered = new Set(["properties", "content", "encoding", "mapping", "variables"]);

/**
 * The document with the keys of its maps in another order, the same for the same seed. Where the order is the
 * document's own to decide, it stays.
 */
export function shuffled(value: unknown, seed: number, key = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => shuffled(item, seed));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    shuffled(member, seed, name),
  ]);
  return Object.fromEntries(ordered.has(key) ? entries : reordered(entries, seed));
}

/** Fisher and Yates, with the random numbers of a linear congruential generator. */
function reordered<Item>(items: Item[], seed: number): Item[] {
  const result = [...items];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (last + 1);
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}
