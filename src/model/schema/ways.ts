import { subschemasOf, type Subschema } from "./visit-schemas.js";
import { targetOf } from "./references.js";
import { remembered, type Answer } from "./remembered.js";

/** Keywords whose schemas speak of a value that is inside the value. */
const inside: ReadonlySet<Subschema["keyword"]> = new Set([
  ...(["properties", "patternProperties", "additionalProperties", "propertyNames"] as const),
  ...(["unevaluatedProperties", "unevaluatedItems", "items", "prefixItems", "contains"] as const),
  "contentSchema",
]);

/**
 * In how many ways a value that is held against a schema reaches a schema: of sixty models that each name the one
 * before twice, the last has 2^60.
 */
export const waysOf: Answer<number> = remembered((schema, models) => {
  const beside = subschemasOf(schema).filter(({ keyword }) => !inside.has(keyword));
  const target = targetOf(schema, models);
  const all = [...(target ? [target] : []), ...beside.map((each) => each.schema)];
  return all.reduce((sum, each) => sum + waysOf(each, models), 1);
}, 1);
