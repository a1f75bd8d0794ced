/** Members whose values are maps: their keys are names of the document, not keywords. */
const maps = new Set([
  "dependentSchemas",
  "encoding",
  "mapping",
  "patternProperties",
  "properties",
]);

/** What the types of a client do not depend on. */
const untyped = new Set([
  "at",
  "description",
  "evidence",
  "example",
  "examples",
  "flows",
  "lifecycle",
  "servers",
  "summary",
  "title",
  "usedAt",
  "valueNotes",
  "xml",
]);

const known = new WeakMap<object, string>();

/** A piece of an Api as text, without what no type depends on. */
export function typeText(value: unknown): string {
  if (typeof value !== "object" || value === null) return textOf(value);
  const text = known.get(value) ?? textOf(value);
  known.set(value, text);
  return text;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (key, held: unknown) => {
    if (typeof held !== "object" || held === null || Array.isArray(held) || maps.has(key))
      return held;
    return Object.fromEntries(Object.entries(held).filter(([name]) => !untyped.has(name)));
  }) as string;
}
