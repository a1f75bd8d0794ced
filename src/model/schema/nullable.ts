import { annotations } from "./keywords.js";
import { kindsOf } from "./kinds.js";
import { dereference, type Models } from "./references.js";
import type { Schema } from "./schema.js";
import { isBinary } from "./types-of.js";

/** 3.0's `nullable: true` (OpenAPI 3.0.4, section 4.7.24): null is allowed as well, in an `enum` too. */
export function withNull(schema: Schema): Schema {
  if (schema.enum && !schema.enum.includes(null)) {
    schema.enum = [...schema.enum, null];
  }
  if (schema.const !== undefined && schema.const !== null) {
    const { const: constant, ...rest } = schema;
    return withNull({ ...rest, enum: [constant, null] });
  }
  if (schema.type !== undefined) {
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    schema.type = types.includes("null") ? types : [...types, "null"];
    return schema.allOf || schema.anyOf || schema.oneOf ? nullBeside(schema) : schema;
  }
  if (isShaped(schema)) {
    return nullBeside(schema);
  }
  // As a branch, this alone would speak of the properties of its owner.
  return schema.required === undefined ? schema : { ...schema, type: ["object", "null"] };
}

/**
 * `null` in a list of types beside an `enum` or a `const` that is not null: to a validator these refuse null. Documents have
 * it where 3.0 had `nullable` and a tool made 3.1 of it, and null comes as it did before.
 */
export function withListedNull(schema: Schema): Schema {
  const { type, enum: values, const: constant } = schema;
  if (![type].flat().includes("null")) return schema;
  if (values && !values.includes(null)) schema.enum = [...values, null];
  if (constant === undefined || constant === null) return schema;
  const { const: _, ...rest } = schema;
  return { ...rest, enum: [constant, null] };
}

/** How many schemas inside of schemas may be null. */
const maxDepth = 8;

/** A schema that may be null without that, whatever says so: its type, one of its variants, or all of its parts. */
export function withoutNull(schema: Schema, models: Models, depth = 0): Schema {
  if (depth > maxDepth || !kindsOf(schema, models).has("null")) return schema;
  const { anyOf, oneOf, allOf, type, ...rest } = dereference(schema, models);
  const without = (list: Schema[] | undefined): Schema[] | undefined =>
    list
      ?.filter((each) => each.type !== "null")
      .map((each) => withoutNull(each, models, depth + 1));
  const [first, ...more] = [type ?? []].flat().filter((each) => each !== "null");
  const left: Schema = {
    ...rest,
    ...(first && { type: more.length === 0 ? first : [first, ...more] }),
    ...(anyOf && { anyOf: without(anyOf) ?? [] }),
    ...(oneOf && { oneOf: without(oneOf) ?? [] }),
    ...(allOf && { allOf: without(allOf) ?? [] }),
  };
  const [only, ...others] = [...(left.anyOf ?? []), ...(left.oneOf ?? []), ...(left.allOf ?? [])];
  const lists = new Set(["anyOf", "oneOf", "allOf"]);
  const isAlone = Object.keys(left).every((key) => lists.has(key) || annotations.has(key));
  return only && others.length === 0 && isAlone ? only : left;
}

/** Keywords that say what a value is like; without a type they allow null, but are read as a type's. */
const shapes = [
  ...["allOf", "anyOf", "oneOf", "properties", "patternProperties", "additionalProperties"],
  ...["items", "prefixItems"],
] as const;

function isShaped(schema: Schema): boolean {
  return shapes.some((key) => Object.hasOwn(schema, key)) || isBinary(schema);
}

/** Null beside all that the schema asks for; its annotations stay outside. */
function nullBeside(schema: Schema): Schema {
  const entries = Object.entries(schema);
  const outside = entries.filter(([key]) => annotations.has(key));
  const inside = entries.filter(([key]) => !annotations.has(key));
  return {
    ...Object.fromEntries(outside),
    anyOf: [Object.fromEntries(inside), { type: "null" }],
  };
}
