import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { partOf } from "./weakened.js";

/** What says of an object which properties it has. */
const telling = ["properties", "allOf", "anyOf", "oneOf"];

/**
 * A schema that refuses properties which it does not name: an open object is typed by what it names (docs/keywords.md).
 * A part of another schema leaves that to it.
 */
export function named(schema: Json, isPart = false): Json {
  if (!isObject(schema)) return schema;
  const result = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, namedKeyword(keyword, value)]),
  );
  const isTold = ["additionalProperties", "unevaluatedProperties"].some((key) => key in schema);
  const tells = telling.some((key) => key in schema);
  return isPart || isTold || !tells ? result : { ...result, unevaluatedProperties: false };
}

function namedKeyword(keyword: string, value: Json): Json {
  switch (keyword) {
    case "allOf":
    case "anyOf":
    case "oneOf":
      return (value as Json[]).map((each) => {
        const ref = isObject(each) ? each["$ref"] : undefined;
        return typeof ref === "string" ? { $ref: partOf(ref) } : named(each, true);
      });
    case "prefixItems":
      return (value as Json[]).map((each) => named(each));
    case "properties":
    case "patternProperties":
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([name, each]) => [name, named(each)]),
      );
    case "items":
    case "additionalProperties":
    case "unevaluatedProperties":
      return named(value);
    default:
      return value;
  }
}
