import type { Json, JsonObject } from "../../src/json/json.js";

/** A keyword of JSON Schema (2020-12) in a schema that has it, and values that this accepts and does not. */
export interface KeywordExample {
  keyword: string;
  schema: JsonObject;
  valid: Json;
  invalid: Json;
}

const text: Json = { type: "string" };
const whole: Json = { type: "integer" };

function example(
  keyword: string,
  schema: JsonObject,
  [valid, invalid]: [valid: Json, invalid: Json],
): KeywordExample {
  return { keyword, schema, valid, invalid };
}

/** The keywords that ask something of a value, in the order of the standard. */
export const schemaKeywords: readonly KeywordExample[] = [
  example("type", text, ["a", 1]),
  example("enum", { enum: ["a", "b"] }, ["a", "c"]),
  example("const", { const: "a" }, ["a", "b"]),
  example("multipleOf", { type: "integer", multipleOf: 5 }, [10, 11]),
  example("maximum", { type: "integer", maximum: 5 }, [5, 6]),
  example("exclusiveMaximum", { type: "integer", exclusiveMaximum: 5 }, [4, 5]),
  example("minimum", { type: "integer", minimum: 5 }, [5, 4]),
  example("exclusiveMinimum", { type: "integer", exclusiveMinimum: 5 }, [6, 5]),
  example("maxLength", { type: "string", maxLength: 2 }, ["ab", "abc"]),
  example("minLength", { type: "string", minLength: 2 }, ["ab", "a"]),
  example("pattern", { type: "string", pattern: "^a" }, ["a", "b"]),
  example("format", { type: "string", format: "date" }, ["2026-11-30", "today"]),
  example("maxItems", { type: "array", items: text, maxItems: 1 }, [["a"], ["a", "b"]]),
  example("minItems", { type: "array", items: text, minItems: 1 }, [["a"], []]),
  example("uniqueItems", { type: "array", items: text, uniqueItems: true }, [["a"], ["a", "a"]]),
  example("contains", { type: "array", contains: whole }, [[1], ["a"]]),
  example("maxContains", { type: "array", contains: whole, maxContains: 1 }, [[1], [1, 2]]),
  example("minContains", { type: "array", contains: whole, minContains: 2 }, [[1, 2], [1]]),
  example("items", { type: "array", items: text }, [["a"], [1]]),
  example("prefixItems", { type: "array", prefixItems: [text, whole] }, [["a"], [1]]),
  example("unevaluatedItems", { type: "array", prefixItems: [text], unevaluatedItems: false }, [
    ["a"],
    ["a", "b"],
  ]),
  example("properties", { type: "object", properties: { a: text } }, [{ a: "a" }, { a: 1 }]),
  example("required", { type: "object", properties: { a: text }, required: ["a"] }, [
    { a: "a" },
    {},
  ]),
  example("maxProperties", { type: "object", additionalProperties: text, maxProperties: 1 }, [
    { a: "a" },
    { a: "a", b: "b" },
  ]),
  example("minProperties", { type: "object", additionalProperties: text, minProperties: 1 }, [
    { a: "a" },
    {},
  ]),
  example("additionalProperties", { type: "object", additionalProperties: whole }, [
    { a: 1 },
    { a: "a" },
  ]),
  example("patternProperties", { type: "object", patternProperties: { "^a": whole } }, [
    { a: 1 },
    { a: "a" },
  ]),
  example("propertyNames", { type: "object", propertyNames: { enum: ["a", "b"] } }, [
    { a: 1 },
    { c: 1 },
  ]),
  example(
    "unevaluatedProperties",
    { type: "object", properties: { a: text }, unevaluatedProperties: false },
    [{ a: "a" }, { b: 1 }],
  ),
  example(
    "dependentRequired",
    { type: "object", properties: { a: text, b: text }, dependentRequired: { a: ["b"] } },
    [{ b: "b" }, { a: "a" }],
  ),
  example(
    "dependentSchemas",
    { type: "object", properties: { a: text }, dependentSchemas: { a: { required: ["b"] } } },
    [{}, { a: "a" }],
  ),
  example(
    "if, then, else",
    {
      type: "object",
      properties: { a: text },
      if: { required: ["a"] },
      then: { required: ["b"] },
      else: { required: ["c"] },
    },
    [{ c: 1 }, { a: "a" }],
  ),
  example(
    "allOf",
    {
      allOf: [
        { type: "object", properties: { a: text } },
        { type: "object", properties: { b: whole } },
      ],
    },
    [{ a: "a", b: 1 }, { b: "b" }],
  ),
  example("anyOf", { anyOf: [text, whole] }, ["a", true]),
  example("oneOf", { oneOf: [text, whole] }, [1, true]),
  example("not", { type: "string", not: { const: "a" } }, ["b", "a"]),
];
