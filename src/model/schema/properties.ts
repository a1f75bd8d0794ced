import { conjunctionOf } from "./conjunction.js";
import type { Models } from "./references.js";
import { remembered, type Answer } from "./remembered.js";
import type { Schema } from "./schema.js";

/** The properties of an object schema, those of its `allOf` included; the last declaration of a name counts. */
export const propertiesOf: Answer<ReadonlyMap<string, Schema>> = remembered((schema, models) => {
  const all = conjunctionOf(schema, models);
  return new Map(all.flatMap(({ properties }) => Object.entries(properties ?? {})));
}, new Map());

/** The names that an object schema requires, those of its `allOf` included. */
export const requiredOf: Answer<ReadonlySet<string>> = remembered((schema, models) => {
  const all = conjunctionOf(schema, models);
  return new Set(all.flatMap(({ required }) => required ?? []));
}, new Set());

/** The schema that property names lead to from here; undefined where one of them is not declared. */
export function schemaAt(
  schema: Schema,
  path: readonly string[],
  models: Models,
): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const name of path) {
    current = current && propertiesOf(current, models).get(name);
  }
  return current;
}
