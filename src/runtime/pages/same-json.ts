/**
 * Whether two JSON values are equal. It ends at the first difference, so that comparing two pages of records
 * usually costs one look at the first record's id.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Object(left) !== left || Object(right) !== right) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left as object);
  if (keys.length !== Object.keys(right as object).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right as object, key) &&
      sameJson((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
