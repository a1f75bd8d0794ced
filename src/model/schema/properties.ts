import { isMarked } from "./aliases.js";
import { conjunctionOf } from "./conjunction.js";
import type { Models } from "./references.js";
import { remembered, type Answer } from "./remembered.js";
import type { Schema } from "./schema.js";

/** The properties of an object schema, those of its `allOf` included; the last declaration of a name counts. */
export const propertiesOf: Answer<ReadonlyMap<string, Schema>> = remembered((schema, models) => {
  const all = conjunctionOf(schema, models);
  return new Map(all.flatMap(({ properties }) => Object.entries(properties ?? {})));
}, new Map());

/**
 * Those of a body that is sent: a `readOnly` one is the server's, and where it is required, its answers alone have to have
 * it (OpenAPI 3.0, section 4.7.24.1).
 */
export function sentPropertiesOf(schema: Schema, models: Models): ReadonlyMap<string, Schema> {
  const all = [...propertiesOf(schema, models)];
  return new Map(all.filter(([, property]) => !isMarked(property, "readOnly", models)));
}

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
