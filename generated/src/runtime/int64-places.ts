/** Where the 64-bit integers of a JSON value are, as its schema says: here, or below. */
export type Int64Places = true | Int64Parts | (() => Int64Places);

/** Where they are below a value, or in what else is said of the value itself. */
export interface Int64Parts {
  /** In the properties of an object, by name. */
  readonly properties?: Readonly<Record<string, Int64Places>>;
  /** In all of its other properties. */
  readonly others?: Int64Places;
  /** In the items of a list, behind those that `first` names one by one. */
  readonly items?: Int64Places;
  /** In the first items of a list; `{}` where there is none. */
  readonly first?: readonly Int64Places[];
  /** Said of the same value: the parts of a composition, the variants of a union. */
  readonly also?: readonly Int64Places[];
}

/** Where they are in the bodies of an operation. */
export interface Int64Bodies {
  /** In the body of the request. */
  readonly body?: Int64Places;
  /** In the body of a success; of a stream, in one of its values. */
  readonly success?: Int64Places;
  /** In the body of a failure, by its status, its range such as `4XX`, or `default`. */
  readonly failures?: Readonly<Record<string, Int64Places>>;
}

/** What to do with a value. It is told whether the value is a 64-bit integer. */
export type Settle = (value: unknown, isInt64: boolean) => unknown;

/** Copies a JSON value, each value in it that is no list and no object settled. */
export function settleInt64s(
  value: unknown,
  places: readonly Int64Places[],
  settle: Settle,
): unknown {
  const said = places.flatMap(flat);
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
