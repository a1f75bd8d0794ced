/** Whether two values of JSON are equal (JSON Schema, Core, 4.2.2), or two Dates that were read from it. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  const [one, other] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    one.length === other.length &&
    one.every(
      ([name, value]) =>
        Object.hasOwn(b, name) && sameValue(value, (b as typeof a & Record<string, unknown>)[name]),
    )
  );
}
