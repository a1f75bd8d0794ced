import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";

/**
 * Keywords that a type says nothing of, as docs/keywords.md states: bounds, patterns and formats of a value, and
 * conditions. Others are said in part: see {@link weakened}.
 */
export const unsaid: ReadonlySet<string> = new Set([
  ...["minLength", "maxLength", "pattern", "format", "contentMediaType", "contentEncoding"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["uniqueItems", "contains", "minContains", "maxContains", "minProperties", "maxProperties"],
  ...["if", "then", "else", "dependentRequired", "dependentSchemas", "not", "patternProperties"],
]);

/** The component that is a part of another schema: see {@link weakened}. */
export const partOf = (name: string): string => `${name}.part`;

/**
 * A schema without what a type cannot say, so that what it refuses must not compile:
 * - the keywords of {@link unsaid}, and bounds of a list without positions;
 * - an integer is a number;
 * - `oneOf` is `anyOf`: a value of two variants is one of either;
 * - which names a part of an `allOf`, or a variant, refuses: the others may name them;
 * - which names are refused inside a property of a variant that another variant names too;
 * - the type of other properties beside named ones: an index is of all their types.
 */
export function weakened(schema: Json, isPart = false): Json {
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    const own = weakenedKeyword(keyword, value, schema);
    return own === undefined || (isPart && isRest(keyword)) ? [] : [own];
  });
  return Object.fromEntries(entries);
}

function weakenedKeyword(
  keyword: string,
  value: Json,
  schema: JsonObject,
): [string, Json] | undefined {
  if (unsaid.has(keyword)) return undefined;
  switch (keyword) {
    case "type":
      return [keyword, withoutInteger(value)];
    case "minItems": {
      // More items than there can be is a mistake of the schema.
      const { prefixItems, items, unevaluatedItems } = schema;
      const length = (prefixItems as Json[] | undefined)?.length;
      const isClosed = items === false || unevaluatedItems === false;
      if (length === undefined) return undefined;
      return [keyword, isClosed ? Math.min(length, value as number) : value];
    }
    case "maxItems":
      return schema["prefixItems"] === undefined ? undefined : [keyword, value];
    case "oneOf":
      return schema["anyOf"] === undefined ? ["anyOf", variants(value)] : undefined;
    case "anyOf":
      return [keyword, variants(value)];
    case "allOf":
      return [keyword, parts(value)];
    case "additionalProperties":
    case "unevaluatedProperties":
      return isSaid(value, schema) ? [keyword, weakened(value)] : undefined;
    case "properties":
      return [keyword, mapped(hasVariants(schema) ? (withoutRests(value) as JsonObject) : value)];
    case "prefixItems":
      return [keyword, (value as Json[]).map((each) => weakened(each))];
    case "items":
    case "unevaluatedItems":
      return [keyword, weakened(value)];
    default:
      return [keyword, value];
  }
}

function isRest(keyword: string): boolean {
  return /^(additionalProperties|unevaluatedProperties|propertyNames)$/.test(keyword);
}

function isSaid(value: Json, schema: JsonObject): boolean {
  const beside = ["allOf", "anyOf", "oneOf", "$ref", "patternProperties", "if", "dependentSchemas"];
  const names = Object.keys((schema["properties"] as JsonObject | undefined) ?? {});
  return (
    !beside.some((key) => schema[key] !== undefined) && (value === false || names.length === 0)
  );
}

function parts(list: Json): Json[] {
  return (list as Json[]).map((each) => {
    const ref = isObject(each) ? each["$ref"] : undefined;
    return typeof ref === "string" ? { $ref: partOf(ref) } : weakened(each, true);
  });
}

/**
 * TypeScript holds the names inside a property against that property of all variants together: where one takes any
 * value, so does the check.
 */
function variants(list: Json): Json[] {
  const schemas = list as Json[];
  return parts(
    schemas.map((each, index) => {
      if (!isObject(each) || !isObject(each["properties"])) return each;
      const others = new Set(schemas.flatMap((other, at) => (at === index ? [] : texts(other))));
      const properties = Object.entries(each["properties"]).map(([name, own]): [string, Json] => [
        name,
        others.has(name) ? withoutRests(own) : own,
      ]);
      return { ...each, properties: Object.fromEntries(properties) };
    }),
  );
}

/** Every name and text in a schema. */
function texts(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isObject(value) ? Object.entries(value).flatMap(([key, own]) => [key, ...texts(own)]) : [];
}

function hasVariants({ anyOf, oneOf }: JsonObject): boolean {
  return anyOf !== undefined || oneOf !== undefined;
}

/** TypeScript looks for names that are not declared in no object of an object that is a union as well. */
function withoutRests(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutRests);
  if (!isObject(value)) return value;
  if (isObject(value["const"])) return withoutRests(asObject(value["const"]));
  const kept = Object.entries(value).filter(([keyword, own]) => !isRest(keyword) || own !== false);
  return Object.fromEntries(kept.map(([keyword, own]) => [keyword, withoutRests(own)]));
}

/** A constant object as its properties. */
function asObject(constant: JsonObject): JsonObject {
  const entries = Object.entries(constant).map(([name, own]) => [name, { const: own }]);
  return {
    type: "object",
    properties: Object.fromEntries(entries),
    required: Object.keys(constant),
  };
}

function mapped(properties: Json): JsonObject {
  return Object.fromEntries(
    Object.entries(properties as JsonObject).map(([name, each]) => [name, weakened(each)]),
  );
}

function withoutInteger(type: Json): Json {
  return Array.isArray(type) ? type.map(withoutInteger) : type === "integer" ? "number" : type;
}
