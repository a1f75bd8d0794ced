import { annotations } from "./aliases.js";
import type { Schema } from "./schema.js";

/** 3.0's `nullable: true` (OpenAPI 3.0.4, section 4.7.24): null is allowed as well, in an `enum` too. */
export function withNull(schema: Schema): Schema {
  if (schema.enum && !schema.enum.includes(null)) {
    schema.enum = [...schema.enum, null];
  }
  if (schema.type !== undefined) {
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    schema.type = types.includes("null") ? types : [...types, "null"];
    return schema.allOf || schema.anyOf || schema.oneOf ? nullBeside(schema) : schema;
  }
  return schema.allOf || schema.anyOf || schema.oneOf || schema.properties
    ? nullBeside(schema)
    : schema;
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
