/** What JSON calls a value: `array`, `null`, or as JavaScript does. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
