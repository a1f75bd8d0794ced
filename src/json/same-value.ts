import type { Json } from "./json.js";

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
