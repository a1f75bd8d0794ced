import { isNever } from "../model/schema/open.js";
import { isMarked } from "../model/schema/aliases.js";
import { annotations, isOneOf, lists, maps, singles } from "../model/schema/keywords.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import { modelOf, type Schema } from "../model/schema/schema.js";

/**
 * Whether a value is sent by a client (`readOnly` properties are not required) or by the API (`writeOnly` ones), or is
 * held against all that the schema says.
 */
export type Way = "as declared" | "read" | "written";

/** A schema in plain JSON Schema (2020-12), as a validator takes it. */
export type PlainSchema = Record<string, unknown>;

/** What says nothing about validity, or only to OpenAPI. */
const silent: ReadonlySet<string> = new Set([
  ...annotations,
  ...["discriminator", "extensibleEnum", "flavor"],
]);

/** The address under which a validator has a model for one way. */
export function modelId(name: string, way: Way): string {
  return `https://models.invalid/${encodeURIComponent(way)}/${encodeURIComponent(name)}`;
}

/** How a schema is put. */
export interface PlainOptions {
  way: Way;
  models: Models;
  /** What stands for a reference to the model of a name. */
  refer: (name: string) => PlainSchema;
  /** What is put in the place of a schema. Default: the schema itself. */
  adapt?: (schema: Schema) => Schema;
  /** Annotations that are kept. Default: none. */
  told?: readonly string[];
}

/**
 * The schema as a validator takes it. In what is written, properties that are `readOnly` are not required, and in what
 * is read those that are `writeOnly` are not (OpenAPI 3.0.4, section 4.7.24.1).
 */
export function plainSchema(schema: Schema, options: PlainOptions): PlainSchema {
  return plainPart(schema, { ...options, whole: schema });
}

interface PlainContext extends PlainOptions {
  /** The schema whose `allOf` leads to this one, over however many others: it may declare what this one requires. */
  whole: Schema;
}

function plainPart(schema: Schema, context: PlainContext): PlainSchema {
  const { way, models, whole } = context;
  if (schema.$ref !== undefined) return context.refer(modelOf(schema.$ref));
  const plain = (part: Schema): PlainSchema => plainPart(part, { ...context, whole: part });
  const members: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(context.adapt?.(schema) ?? schema)) {
    if (silent.has(keyword) && !context.told?.includes(keyword)) {
      continue;
    }
    if (keyword === "required") {
      members.push([keyword, (value as string[]).filter((name) => !unsent(name))]);
    } else if (keyword === "allOf") {
      members.push([keyword, (value as Schema[]).map((part) => plainPart(part, context))]);
    } else if (isOneOf(singles, keyword)) {
      // A validator's errors say more about `false` than about `not`.
      const isFalse = isNever(value as Schema, models);
      members.push([keyword, isFalse ? false : plain(value as Schema)]);
    } else if (isOneOf(lists, keyword)) {
      members.push([keyword, (value as Schema[]).map(plain)]);
    } else if (isOneOf(maps, keyword)) {
      const parts = Object.entries(value as Record<string, Schema>);
      members.push([keyword, Object.fromEntries(parts.map(([name, part]) => [name, plain(part)]))]);
    } else {
      members.push([keyword, value]);
    }
  }
  return namingAll(countingMatches(Object.fromEntries(members)));

  function unsent(name: string): boolean {
    if (way === "as declared") return false;
    const property = propertiesOf(whole, models).get(name);
    const mark = way === "written" ? "readOnly" : "writeOnly";
    return property !== undefined && isMarked(property, mark, models);
  }
}

/**
 * `contains` says something about the items that match it, and `unevaluatedItems` about the others (JSON Schema
 * 2020-12, Core, 10.3.1.3 and 11.2). ajv takes all items for evaluated once there is a `contains`; below a `not` it
 * leaves none of them out, so that those that match can be named where the others are.
 */
function countingMatches(plain: PlainSchema): PlainSchema {
  const { contains, minContains, maxContains, unevaluatedItems, ...rest } = plain;
  if (contains === undefined || unevaluatedItems === undefined) return plain;
  const matching = {
    contains,
    ...(minContains !== undefined && { minContains }),
    ...(maxContains !== undefined && { maxContains }),
  };
  const hidden = { not: { not: { type: "array", ...matching } } };
  const own = rest["allOf"];
  return {
    ...rest,
    allOf: [
      ...(Array.isArray(own) ? (own as unknown[]) : []),
      { anyOf: [{ not: { type: "array" } }, hidden] },
    ],
    unevaluatedItems: { anyOf: [contains, unevaluatedItems] },
  };
}

/**
 * ajv passes over `__proto__` among the names of `properties`, which is a name as any other (RFC 8259, section 4); a
 * pattern that has it says the same.
 */
function namingAll(plain: PlainSchema): PlainSchema {
  const { properties, patternProperties } = plain as Record<string, PlainSchema | undefined>;
  if (properties === undefined || !Object.hasOwn(properties, "__proto__")) return plain;
  const { ["__proto__"]: own, ...others } = properties;
  return {
    ...plain,
    properties: others,
    // No document has written the same pattern in this way.
    patternProperties: { ...patternProperties, "^(?:__proto__)$": own },
  };
}
