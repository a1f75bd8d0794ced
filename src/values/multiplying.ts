import { targetOf, type Models } from "../model/schema/references.js";
import { remembered, type Answer } from "../model/schema/remembered.js";
import type { Schema } from "../model/schema/schema.js";
import { subschemasOf, type Subschema } from "../model/schema/visit-schemas.js";

/** Keywords whose schemas speak of members of an object, and of items of a list. */
const ofMembers: ReadonlySet<Subschema["keyword"]> = new Set([
  ...(["properties", "patternProperties", "additionalProperties"] as const),
  "unevaluatedProperties",
]);
const ofItems: ReadonlySet<Subschema["keyword"]> = new Set([
  ...(["items", "prefixItems", "contains", "unevaluatedItems"] as const),
]);
const ofNeither: ReadonlySet<Subschema["keyword"]> = new Set(["propertyNames", "contentSchema"]);

/** As many forks one below the other make a thousand ways. */
const maxForks = 10;

/** How many schemas are looked at to see whether forks lead back to themselves: of more, it is taken for granted. */
const maxSteps = 200_000;

/**
 * Whether what it takes to hold a value against a schema may double with each level of the value: where its members or
 * items are held against several schemas at once, which lead back there, or to others that do the same.
 */
export function isMultiplying(schema: Schema, models: Models): boolean {
  if (forksBelow(schema, models) > maxForks) return true;
  let steps = 0;
  return [...reached([schema], models)].some((each) => {
    const inside = forkOf(each, models);
    if (inside.length === 0 || steps > maxSteps) return inside.length > 0;
    const below = reached(inside, models);
    steps += below.size;
    return below.has(each);
  });
}

/** How many forks stand one below the other. */
const forksBelow: Answer<number> = remembered((schema, models) => {
  const most = (schemas: readonly Schema[]): number =>
    schemas.reduce((found, each) => Math.max(found, forksBelow(each, models)), 0);
  const target = targetOf(schema, models);
  const below = subschemasOf(schema).map((each) => each.schema);
  const inside = forkOf(schema, models);
  const own = inside.length > 0 ? 1 + most(inside) : 0;
  return Math.max(own, most(target ? [target, ...below] : below));
}, 0);

/** The schemas that one member, or one item, of a value may be held against at once; none: one at most. */
const forkOf: Answer<Schema[]> = remembered((schema, models) => {
  const members: Subschema[][] = [];
  const items: Schema[] = [];
  for (const each of besides(schema, models)) {
    const below = subschemasOf(each);
    const own = below.filter(({ keyword }) => ofMembers.has(keyword));
    if (own.length > 0) members.push(own);
    const listed = below.filter(({ keyword }) => ofItems.has(keyword)).map((one) => one.schema);
    // Of `items` and `prefixItems` of one schema, one speaks of an item.
    const isContained = below.some(({ keyword }) => keyword === "contains");
    if (listed.length > 0) items.push(...(isContained ? listed : listed.slice(0, 1)));
  }
  const inside = [...sharedMembers(members), ...(items.length > 1 ? items : [])];
  const deep = inside.filter((each) => isDeep(each, models));
  return deep.length > 1 ? deep : [];
}, []);

/** Whether a value has levels of its own. */
function isDeep(schema: Schema, models: Models): boolean {
  return besides(schema, models).some((each) =>
    subschemasOf(each).some(({ keyword }) => ofMembers.has(keyword) || ofItems.has(keyword)),
  );
}

function sharedMembers(members: readonly Subschema[][]): Schema[] {
  const named = new Map<string, Schema[]>();
  const open: Schema[] = [];
  for (const own of members) {
    for (const { keyword, member, schema } of own) {
      if (keyword !== "properties") open.push(schema);
      else named.set(String(member), [...(named.get(String(member)) ?? []), schema]);
    }
  }
  const shared = [...named.values()].filter(({ length }) => length > 1).flat();
  // What stands under a pattern, or under no name, may be of the same member as what is named elsewhere.
  const isOpen =
    open.length > 1 || (open.length > 0 && (members.length > 1 || hasPattern(members)));
  return isOpen ? [...shared, ...open, ...[...named.values()].flat()] : shared;
}

function hasPattern(members: readonly Subschema[][]): boolean {
  return members.flat().some(({ keyword }) => keyword === "patternProperties");
}

/** The schemas that speak of the same value, those twice that it is held against more than once. */
function besides(schema: Schema, models: Models): Schema[] {
  const pending = [schema];
  const found: Schema[] = [];
  const times = new Map<Schema, number>();
  for (const each of pending) {
    const count = (times.get(each) ?? 0) + 1;
    times.set(each, count);
    if (count > 2) continue;
    found.push(each);
    const target = targetOf(each, models);
    if (target !== undefined) pending.push(target);
    for (const { keyword, schema: part } of subschemasOf(each)) {
      const isInside = ofMembers.has(keyword) || ofItems.has(keyword) || ofNeither.has(keyword);
      if (!isInside) pending.push(part);
    }
  }
  return found;
}

/** Every schema that a value may be held against, and its members and items, however deep. */
function reached(roots: readonly Schema[], models: Models): Set<Schema> {
  const found = new Set(roots);
  for (const schema of found) {
    const target = targetOf(schema, models);
    if (target !== undefined) found.add(target);
    for (const part of subschemasOf(schema)) found.add(part.schema);
  }
  return found;
}
