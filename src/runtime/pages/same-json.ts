/**
 * Whether two JSON values are equal. It ends at the first difference, so that comparing two pages of records
 * usually costs one look at the first record's id.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  // What is left to compare, the next at the end: JSON may be deeper than functions can call themselves.
  const pairs = [[left, right]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair as [Record<string, unknown>, Record<string, unknown>];
    if (one === other) continue;
    if (Object(one) !== one || Object(other) !== other) return false;
    if (one instanceof Date && Number(one) !== Number(other)) return false;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length) return false;
    for (const key of keys.reverse()) {
      if (!Object.hasOwn(other, key)) return false;
      pairs.push([one[key], other[key]]);
    }
  }
  return true;
}
