import type { Int64Parts, Int64Places } from "../contract/int64-places.js";

/** What to do with a value. It is told whether the value is a 64-bit integer. */
export type Settle = (value: unknown, isInt64: boolean) => unknown;

/** Copies a JSON value, each value in it that is no list and no object settled. */
export function settleInt64s(
  value: unknown,
  places: readonly Int64Places[],
  settle: Settle,
): unknown {
  // Each once: the variants of a union that contain the union would double what is said with every level of the value.
  const said = [...new Set(places.flatMap(flat))];
  const parts = said.filter((each) => each !== true);
  const below = (inner: unknown, of: (part: Int64Parts) => Int64Places | undefined): unknown => {
    const found = parts.map(of).filter((each) => each !== undefined);
    return settleInt64s(inner, found, settle);
  };
  if (Array.isArray(value))
    return value.map((item, index) =>
      below(item, ({ first = [], items }) => (index < first.length ? first[index] : items)),
    );
  if (typeof value !== "object" || value === null) return settle(value, said.includes(true));
  // Entries become own properties, whatever their names are.
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      below(member, ({ properties = {}, others }) =>
        Object.hasOwn(properties, name) ? properties[name] : others,
      ),
    ]),
  );
}

function flat(places: Int64Places): (true | Int64Parts)[] {
  if (places === true) return [true];
  if (typeof places === "function") return flat(places());
  return [places, ...(places.also ?? []).flatMap(flat)];
}
