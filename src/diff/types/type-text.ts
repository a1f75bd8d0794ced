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
  "xml",
]);

/** A piece of an Api as text, without what no type depends on. */
export function typeText(value: unknown): string {
  return JSON.stringify(value, (key, held: unknown) => {
    if (typeof held !== "object" || held === null || Array.isArray(held) || maps.has(key))
      return held;
    return Object.fromEntries(Object.entries(held).filter(([name]) => !untyped.has(name)));
  }) as string;
}
