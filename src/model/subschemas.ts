import type { Schema } from "./schema.js";

/** The schemas directly below a schema that say what a value is made of (not `not`, `if` or `propertyNames`). */
export function* partsOf(schema: Schema): Generator<Schema> {
  yield* schema.allOf ?? [];
  yield* schema.anyOf ?? [];
  yield* schema.oneOf ?? [];
  yield* schema.prefixItems ?? [];
  yield* Object.values(schema.properties ?? {});
  yield* Object.values(schema.patternProperties ?? {});
  for (const part of [schema.items, schema.additionalProperties, schema.unevaluatedProperties]) {
    if (part !== undefined) {
      yield part;
    }
  }
}
