import { lists, maps, singles } from "./keywords.js";
import { targetOf, type Models } from "./references.js";
import type { Schema } from "./schema.js";

/** A schema directly below another one: the keyword that it stands at, and in a list or a map where. */
export interface Subschema {
  keyword: (typeof lists)[number] | (typeof maps)[number] | (typeof singles)[number];
  member?: number | string;
  schema: Schema;
}

/** All schemas directly below a schema, whatever its keywords do with them. */
export function subschemasOf(schema: Schema): Subschema[] {
  const found: Subschema[] = [];
  for (const keyword of maps) {
    for (const [member, part] of Object.entries(schema[keyword] ?? {})) {
      found.push({ keyword, member, schema: part });
    }
  }
  for (const keyword of singles) {
    const part = schema[keyword];
    if (part !== undefined) found.push({ keyword, schema: part });
  }
  for (const keyword of lists) {
    for (const [member, part] of (schema[keyword] ?? []).entries()) {
      found.push({ keyword, member, schema: part });
    }
  }
  return found;
}

/** The schemas directly below a schema that say what a value is made of (not `not` or `if`). */
export function partsOf(schema: Schema): Schema[] {
  const { allOf, anyOf, oneOf, prefixItems, properties, patternProperties } = schema;
  const parts: Schema[] = [];
  for (const list of [allOf, anyOf, oneOf, prefixItems]) {
    if (list !== undefined) parts.push(...list);
  }
  for (const map of [properties, patternProperties]) {
    if (map !== undefined) parts.push(...Object.values(map));
  }
  const { items, additionalProperties, unevaluatedProperties, propertyNames } = schema;
  for (const part of [items, additionalProperties, unevaluatedProperties, propertyNames]) {
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/**
 * Every schema that values of these are made of, once each, the given ones first. With `models` references are
 * followed.
 */
export function visitSchemas(roots: Iterable<Schema>, models?: Models): Set<Schema> {
  const found = new Set(roots);
  for (const schema of found) {
    const target = models && targetOf(schema, models);
    if (target !== undefined) found.add(target);
    for (const part of partsOf(schema)) found.add(part);
  }
  return found;
}
