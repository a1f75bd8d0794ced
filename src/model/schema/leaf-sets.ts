import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Models } from "./references.js";
import { modelOf, type Schema } from "./schema.js";

/** Most sets of schemas that are looked at: a union of many recursive variants may have more than anybody needs. */
const maxSets = 100_000;

/** The sets of schemas that speak of one value, from the given ones down; each set once. */
export function* leafSets(roots: Schema[][], models: Models): Generator<Schema[]> {
  const ids = new Map<Schema, number>();
  const seen = new Set<string>();
  const pending = [...roots];
  for (let set = pending.pop(); set !== undefined && seen.size < maxSets; set = pending.pop()) {
    const leaves = leavesOf(set, models);
    const key = leaves
      .map((leaf) => ids.get(leaf) ?? ids.set(leaf, ids.size).size - 1)
      .sort((a, b) => a - b)
      .join(" ");
    if (leaves.length === 0 || seen.has(key)) {
      continue;
    }
    seen.add(key);
    yield leaves;
    pending.push(...below(leaves));
  }
}

/** The schemas that say something of a value themselves: references followed, compositions and unions taken apart. */
function leavesOf(schemas: Schema[], models: Models): Schema[] {
  const leaves = new Set<Schema>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (leaves.has(schema)) {
      continue;
    }
    leaves.add(schema);
    const target = schema.$ref === undefined ? undefined : models.get(modelOf(schema.$ref))?.schema;
    const { allOf = [], anyOf = [], oneOf = [] } = schema;
    pending.push(...(target ? [target] : []), ...allOf, ...anyOf, ...oneOf);
  }
  return [...leaves];
}

/** The sets below one: what its schemas say of each property, of the others, and of the items of a list. */
function below(leaves: Schema[]): Schema[][] {
  const names = new Set(leaves.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const firsts = leaves.reduce(
    (most, { prefixItems = [] }) => Math.max(most, prefixItems.length),
    0,
  );
  const items = ({ items: each }: Schema): Schema[] => (each === undefined ? [] : [each]);
  return [
    ...[...names].sort(byCodeUnit).map((name) =>
      leaves.flatMap((leaf) => {
        const own = Object.hasOwn(leaf.properties ?? {}, name) && leaf.properties?.[name];
        return own ? [own] : othersOf(leaf);
      }),
    ),
    leaves.flatMap(othersOf),
    ...Array.from({ length: firsts }, (_, index) =>
      leaves.flatMap((leaf) => {
        const own = leaf.prefixItems?.[index];
        return own ? [own] : items(leaf);
      }),
    ),
    leaves.flatMap(items),
  ];
}

/** What a schema says of the properties that it does not name. */
export function othersOf({ patternProperties, additionalProperties }: Schema): Schema[] {
  return [
    ...Object.values(patternProperties ?? {}),
    ...(additionalProperties === undefined ? [] : [additionalProperties]),
  ];
}
