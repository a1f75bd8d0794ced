import type { Json } from "./json.js";

/** JSON with sorted keys: the same text for the same value, whatever the order of its members. */
export function sortedJson(value: Json | undefined): string {
  return value === undefined
    ? ""
    : (JSON.stringify(value, (_, held: unknown) =>
        typeof held === "object" && held !== null && !Array.isArray(held)
          ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
          : held,
      ) as string);
}
