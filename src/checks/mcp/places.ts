/** What a value is, where it is not simply what JSON has: `bigint` and `file` are written as texts by an agent. */
export type Mark = "bigint" | "file" | "personal";

/** Where in a value something is marked: here, or below. */
export type Places = Mark | PlaceParts;

/** Where something is marked below a value, or in what else is said of it. */
export interface PlaceParts {
  /** Of an object, by the names of its properties. */
  readonly properties?: Readonly<Record<string, Places>>;
  /** Of an object, in all other properties. */
  readonly others?: Places;
  /** Of a list, in each of its items. */
  readonly items?: Places;
  /** Said of the same value: by the parts of a composition, or by one variant of a union. */
  readonly also?: readonly Places[];
  /** Said of it by a model. */
  readonly model?: string;
}

/** What is said of the models, by their names. */
export type ModelPlaces = Readonly<Record<string, Places>>;

/**
 * A value with something else at places that are marked.
 *
 * @param change what takes the place of a marked value: itself where it stays
 */
export function changedAt(
  value: unknown,
  places: readonly Places[],
  { models, change }: { models: ModelPlaces; change: (value: unknown, mark: Mark) => unknown },
): unknown {
  const { marks, parts } = saidOf(places, models);
  for (const mark of marks) {
    const changed = change(value, mark);
    if (changed !== value) return changed;
  }
  const isWhole = typeof value !== "object" || value === null || value instanceof Date;
  if (parts.length === 0 || isWhole) return value;
  const below = (part: unknown, said: readonly (Places | undefined)[]): unknown =>
    changedAt(
      part,
      said.filter((each) => each !== undefined),
      { models, change },
    );
  if (Array.isArray(value)) {
    return value.map((item) =>
      below(
        item,
        parts.map(({ items }) => items),
      ),
    );
  }
  // Entries become own properties, whatever their names are.
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      below(
        member,
        parts.map(({ properties = {}, others }) =>
          Object.hasOwn(properties, name) ? properties[name] : others,
        ),
      ),
    ]),
  );
}

/** All that is said of one value, a model once. */
function saidOf(
  places: readonly Places[],
  models: ModelPlaces,
): { marks: Set<Mark>; parts: PlaceParts[] } {
  const marks = new Set<Mark>();
  const parts = new Set<PlaceParts>();
  const pending = [...places];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "string") marks.add(next);
    else if (!parts.has(next)) {
      parts.add(next);
      pending.push(...(next.also ?? []));
      const model = next.model === undefined ? undefined : models[next.model];
      if (model !== undefined) pending.push(model);
    }
  }
  return { marks, parts: [...parts] };
}
