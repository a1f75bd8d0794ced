/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The list in the order of a round, so that over the rounds each item follows each other one equally often (Williams,
 * 1949): what runs after much work, such as thousands of files written, finds the machine busier than what runs after
 * little.
 */
export function balanced<Item>(items: readonly Item[], round: number): Item[] {
  const start = round % items.length;
  const rest = [...items.slice(start), ...items.slice(0, start)];
  const order: Item[] = [];
  while (rest.length > 0) order.push(...rest.splice(order.length % 2 === 0 ? 0 : -1, 1));
  // Of an odd number each pair stands one way round in the first orders, and the other in as many more.
  return Math.floor(round / items.length) % 2 === 0 ? order : order.reverse();
}
