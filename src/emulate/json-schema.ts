import { dereference, type Models } from "../model/schema-lookup.js";
import { modelOf, type Schema } from "../model/schema.js";

/** Whether a value is sent by a client (`readOnly` properties are not required) or by the API (`writeOnly` ones). */
export type Way = "read" | "written";

/** A schema in plain JSON Schema (2020-12), as a validator takes it. */
export type PlainSchema = Record<string, unknown>;

const single = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "items",
  "contains",
  "unevaluatedItems",
  "not",
  "if",
  "then",
  "else",
]);
const several = new Set(["prefixItems", "allOf", "anyOf", "oneOf"]);
const named = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** What says nothing about validity, or only to OpenAPI. */
const silent = new Set([
  "description",
  "title",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "discriminator",
  "lifecycle",
  "xml",
  "extensibleEnum",
  "flavor",
  "evidence",
]);

/** The spelling of `false` in a {@link Schema}. A validator's errors say more about `false` itself. */
function isNever({ not, ...rest }: Schema): boolean {
  return not !== undefined && Object.keys(not).length === 0 && Object.keys(rest).length === 0;
}

/** The address under which a validator has the models for one way. */
export function modelsId(way: Way): string {
  return `https://models.invalid/${way}`;
}

/** Every model, for references to lead to. */
export function plainModels(models: Models, way: Way): PlainSchema {
  const defs = [...models].map(([name, { schema }]) => [name, plainSchema(schema, way, models)]);
  return { $id: modelsId(way), $defs: Object.fromEntries(defs) };
}

/**
 * The schema with references that lead to {@link plainModels}. In what is written, properties that are `readOnly` are
 * not required, and in what is read those that are `writeOnly` are not (OpenAPI 3.0.4, section 4.7.24.1).
 */
export function plainSchema(schema: Schema, way: Way, models: Models): PlainSchema {
  if (schema.$ref !== undefined) {
    return { $ref: `${modelsId(way)}#/$defs/${encodeURIComponent(modelOf(schema.$ref))}` };
  }
  const plain = (part: Schema): PlainSchema => plainSchema(part, way, models);
  const members: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (silent.has(keyword)) {
      continue;
    }
    if (keyword === "required") {
      members.push([keyword, (value as string[]).filter((name) => !unsent(name, schema))]);
    } else if (single.has(keyword)) {
      members.push([keyword, isNever(value as Schema) ? false : plain(value as Schema)]);
    } else if (several.has(keyword)) {
      members.push([keyword, (value as Schema[]).map(plain)]);
    } else if (named.has(keyword)) {
      const parts = Object.entries(value as Record<string, Schema>);
      members.push([keyword, Object.fromEntries(parts.map(([name, part]) => [name, plain(part)]))]);
    } else {
      members.push([keyword, value]);
    }
  }
  return Object.fromEntries(members);

  function unsent(name: string, owner: Schema): boolean {
    const property = owner.properties?.[name];
    const { readOnly, writeOnly } = property ? dereference(property, models) : {};
    return (way === "written" ? readOnly : writeOnly) === true;
  }
}
