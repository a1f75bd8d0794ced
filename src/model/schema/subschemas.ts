import type { Schema } from "./schema.js";

/** The schemas directly below a schema that say what a value is made of (not `not`, `if` or `propertyNames`). */
export function partsOf(schema: Schema): Schema[] {
  const { allOf, anyOf, oneOf, prefixItems, properties, patternProperties } = schema;
  const parts: Schema[] = [];
  for (const list of [allOf, anyOf, oneOf, prefixItems]) {
    if (list !== undefined) parts.push(...list);
  }
  for (const map of [properties, patternProperties]) {
    if (map !== undefined) parts.push(...Object.values(map));
  }
  for (const part of [schema.items, schema.additionalProperties, schema.unevaluatedProperties]) {
    if (part !== undefined) parts.push(part);
  }
  return parts;
}
