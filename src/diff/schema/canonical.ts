import type { Json } from "../../read/document.js";

/** Keywords that say nothing about which values are valid (JSON Schema 2020-12, Validation, 9). */
const annotations = new Set([
  "default",
  "deprecated",
  "description",
  "evidence",
  "example",
  "examples",
  "flavor",
  "lifecycle",
  "title",
  "upload",
]);

/** JSON with sorted keys and without annotations: two schemas with the same text accept the same values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, held: unknown) => {
    if (typeof held !== "object" || held === null || Array.isArray(held)) {
      return held;
    }
    const entries = Object.entries(held).filter(
      ([name]) => key === "properties" || !annotations.has(name),
    );
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }) as string;
}

/** JSON with sorted keys: what two values have in common if they are the same value. */
export function sameValue(value: Json | undefined): string {
  return value === undefined
    ? ""
    : (JSON.stringify(value, (_, held: unknown) =>
        typeof held === "object" && held !== null && !Array.isArray(held)
          ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
          : held,
      ) as string);
}
