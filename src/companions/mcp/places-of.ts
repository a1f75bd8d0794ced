import type { NamedModels } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { subschemasOf } from "../../model/schema/visit-schemas.js";
import type { Mark, PlaceParts, Places } from "../../checks/mcp/places.js";

/** Where values are marked, by the schemas of a document. */
export interface PlaceFinder {
  of(schema: Schema): Places | undefined;
  /** By name: what is said of the models that were referred to, until now. */
  readonly models: ReadonlyMap<string, Places>;
}

/** @param markOf what a schema itself is marked as */
export function placeFinder(
  models: NamedModels,
  markOf: (schema: Schema) => Mark | undefined,
): PlaceFinder {
  const marked = modelsWithMarks(models, markOf);
  const found = new Map<string, Places>();
  const of = (schema: Schema): Places | undefined => {
    const { $ref, properties = {}, patternProperties = {}, items, prefixItems = [] } = schema;
    const name = $ref === undefined ? undefined : modelOf($ref);
    if (name !== undefined) return marked.has(name) ? refer(name) : undefined;
    const mark = markOf(schema);
    if (mark !== undefined) return mark;
    const { additionalProperties, unevaluatedProperties, contains, unevaluatedItems } = schema;
    const patterns = Object.values(patternProperties).map(of);
    const others = together([
      ...patterns,
      ...[additionalProperties, unevaluatedProperties].map(ofOne),
    ]);
    // A property that is named may match a pattern as well.
    const named = Object.entries(properties).map(([key, each]): [string, Places | undefined] => [
      key,
      together([of(each), ...patterns]),
    ]);
    const inside = [items, ...prefixItems, contains, unevaluatedItems].map(ofOne);
    const parts: PlaceParts = {
      ...membersOf(named, others !== undefined),
      ...(others !== undefined && { others }),
      ...itemsOf(inside),
    };
    return together([
      Object.keys(parts).length > 0 ? parts : undefined,
      ...besides(schema).map(of),
    ]);
  };
  const ofOne = (schema: Schema | undefined): Places | undefined => schema && of(schema);
  const refer = (name: string): Places => {
    if (!found.has(name)) {
      found.set(name, {});
      found.set(name, of(models.get(name)?.schema ?? {}) ?? {});
    }
    return { model: name };
  };
  return { of, models: found };
}

/** The schemas that speak of the same value: whichever holds, what it marks is marked. */
function besides(schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = schema;
  const conditions = [schema.if, schema.then, schema.else].filter((each) => each !== undefined);
  return [...allOf, ...anyOf, ...oneOf, ...conditions, ...Object.values(dependentSchemas)];
}

function membersOf(
  named: readonly [string, Places | undefined][],
  areOthersMarked: boolean,
): PlaceParts {
  // A property without a mark is named where the others have one.
  const kept = named.flatMap(([key, each]): [string, Places][] =>
    each === undefined && !areOthersMarked ? [] : [[key, each ?? {}]],
  );
  return kept.length === 0 ? {} : { properties: Object.fromEntries(kept) };
}

function itemsOf(inside: readonly (Places | undefined)[]): PlaceParts {
  const items = together(inside);
  return items === undefined ? {} : { items };
}

/** All that is said of one value. */
export function together(places: readonly (Places | undefined)[]): Places | undefined {
  const found = new Map(
    places.flatMap((each): [string, Places][] =>
      each === undefined ? [] : [[JSON.stringify(each), each]],
    ),
  );
  const [only] = found.values();
  return found.size <= 1 ? only : { also: [...found.values()] };
}

/** The models that are marked, themselves or below. */
function modelsWithMarks(
  models: NamedModels,
  markOf: (schema: Schema) => Mark | undefined,
): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const marked = new Set<string>();
  for (const { name, schema } of models.values()) {
    const all = new Set([schema]);
    for (const each of all) {
      if (markOf(each) !== undefined) marked.add(name);
      const target = each.$ref === undefined ? undefined : modelOf(each.$ref);
      if (target !== undefined) users.set(target, [...(users.get(target) ?? []), name]);
      for (const { schema: part } of subschemasOf(each)) all.add(part);
    }
  }
  for (const name of marked) for (const user of users.get(name) ?? []) marked.add(user);
  return marked;
}
