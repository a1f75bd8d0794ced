import { describe, expect, test } from "vitest";
import type { Direction } from "../../src/diff/change.js";
import { judge } from "../../src/diff/judge.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

type Where = "callback" | "parameter" | "request" | "response" | "webhook";

/** A document with one schema, in a place of each direction. */
function withSchema(schema: JsonObject, where: Where, version = "3.1.0"): JsonObject {
  const body = { content: { "application/json": { schema } } };
  const nothing = { responses: { "204": { description: "" } } };
  const operation: Readonly<Record<Where, JsonObject>> = {
    request: { requestBody: body, ...nothing },
    response: { responses: { "200": { description: "", ...body } } },
    parameter: { parameters: [{ name: "q", in: "query", schema }], ...nothing },
    callback: {
      callbacks: { done: { "{$request.body#/url}": { post: { requestBody: body, ...nothing } } } },
      ...nothing,
    },
    webhook: nothing,
  };
  return withOperation(operation[where], {
    openapi: version,
    ...(where === "webhook" && { webhooks: { done: { post: { requestBody: body, ...nothing } } } }),
  });
}

const compareIn = (where: Where, before: JsonObject, after: JsonObject): string[] =>
  found(withSchema(before, where), withSchema(after, where));

test.each<[Parameters<typeof judge>, string]>([
  [["narrows", "request"], "breaking"],
  [["narrows", "response"], "safe"],
  [["widens", "request"], "safe"],
  [["widens", "response"], "breaking"],
  [["incomparable", "request"], "breaking"],
  [["incomparable", "response"], "breaking"],
  [["unknown", "request"], "risky"],
  [["none", "response"], "safe"],
  [["narrows", "request", ["has-default"]], "risky"],
  [["narrows", "request", ["sanctioned"]], "safe"],
  [["widens", "response", ["undeclared"]], "safe"],
])("the rule: %j is %s", (given, verdict) => {
  expect(judge(...given)).toBe(verdict);
});

/** Narrowings, each with the rule that finds it. */
const narrowings: [string, JsonObject, JsonObject][] = [
  ["string-length", { type: "string" }, { type: "string", maxLength: 5 }],
  ["string-length", { type: "string", minLength: 1 }, { type: "string", minLength: 2 }],
  ["number-range", { type: "number", minimum: 1 }, { type: "number", exclusiveMinimum: 1 }],
  ["multiple-of", { type: "number", multipleOf: 2 }, { type: "number", multipleOf: 4 }],
  ["pattern", { type: "string" }, { type: "string", pattern: "^a" }],
  ["format", { type: "integer", format: "int64" }, { type: "integer", format: "int32" }],
  ["enum-values", { type: "string", enum: ["a", "b"] }, { type: "string", enum: ["a"] }],
  ["enum-values", { type: "string" }, { const: "a" }],
  ["type", { type: "number" }, { type: "integer" }],
  ["type", {}, { type: "string" }],
  ["null", { type: ["string", "null"] }, { type: "string" }],
  ["item-count", { type: "array" }, { type: "array", minItems: 1 }],
  ["unique-items", { type: "array" }, { type: "array", uniqueItems: true }],
  ["items", { type: "array" }, { type: "array", items: { type: "string" } }],
  ["property-count", { type: "object" }, { type: "object", maxProperties: 3 }],
  [
    "property-required",
    { type: "object", properties: { a: {} } },
    { type: "object", properties: { a: {} }, required: ["a"] },
  ],
  ["other-properties", { type: "object" }, { type: "object", additionalProperties: false }],
  ["other-properties", { type: "object" }, { type: "object", unevaluatedProperties: false }],
  ["condition", { type: "object" }, { type: "object", dependentRequired: { a: ["b"] } }],
  ["condition", { type: "string" }, { type: "string", not: { const: "a" } }],
  [
    "variant",
    {
      anyOf: [
        { type: "object", properties: { a: {} } },
        { type: "object", properties: { b: {} } },
      ],
    },
    { type: "object", properties: { a: {} } },
  ],
];

describe.each(narrowings)("%s narrows", (id, wide, narrow) => {
  test.each<[Where, Direction]>([
    ["request", "request"],
    ["response", "response"],
    ["callback", "response"],
    ["webhook", "response"],
  ])("in a %s", (where, direction) => {
    expect(compareIn(where, wide, narrow)).toContain(
      `${id} ${direction === "request" ? "breaking" : "safe"}`,
    );
    const back = compareIn(where, narrow, wide);
    expect(back).toContain(`${id} ${direction === "request" ? "safe" : "breaking"}`);
  });
});

describe("spellings of the same schema", () => {
  const same: [string, JsonObject, JsonObject][] = [
    ["null", { type: ["string", "null"] }, { anyOf: [{ type: "string" }, { type: "null" }] }],
    [
      "null in oneOf",
      { oneOf: [{ type: "null" }, { type: "object", properties: { a: {} } }] },
      { type: ["object", "null"], properties: { a: {} } },
    ],
    [
      "types",
      { type: ["string", "integer"] },
      { oneOf: [{ type: "integer" }, { type: "string" }] },
    ],
    ["const", { const: 1 }, { enum: [1] }],
    ["enums", { enum: ["a", "b"] }, { anyOf: [{ const: "b" }, { const: "a" }] }],
    [
      "allOf",
      { type: "object", properties: { a: {}, b: {} }, required: ["a"] },
      {
        allOf: [
          { properties: { a: {} }, required: ["a"] },
          { type: "object", properties: { b: {} } },
        ],
      },
    ],
    [
      "limits of an allOf",
      { type: "string", maxLength: 3 },
      { allOf: [{ type: "string", maxLength: 9 }, { maxLength: 3 }] },
    ],
    ["integer bounds", { type: "integer", minimum: 1 }, { type: "integer", exclusiveMinimum: 0 }],
    [
      "nothing said",
      { type: "object" },
      { type: "object", additionalProperties: true, minProperties: 0 },
    ],
  ];
  test.each(same)("%s", (_, one, other) => {
    expect(compareIn("request", one, other)).toEqual([]);
    expect(compareIn("response", other, one)).toEqual([]);
  });

  test("3.0 and 3.1", () => {
    const old: JsonObject = {
      type: "object",
      properties: {
        a: { type: "string", nullable: true },
        b: { type: "integer", minimum: 0, exclusiveMinimum: true },
      },
    };
    const now: JsonObject = {
      type: "object",
      properties: { a: { type: ["string", "null"] }, b: { type: "integer", exclusiveMinimum: 0 } },
    };
    expect(found(withSchema(old, "response", "3.0.3"), withSchema(now, "response"))).toEqual([]);
  });

  test("a schema that contains itself", () => {
    const tree = (limit: JsonObject): JsonObject => ({
      ...withSchema({ $ref: "#/components/schemas/Tree" }, "request"),
      components: {
        schemas: {
          Tree: {
            type: "object",
            properties: {
              name: { type: "string", ...limit },
              children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
            },
          },
        },
      },
    });
    expect(found(tree({}), tree({}))).toEqual([]);
    expect(found(tree({}), tree({ maxLength: 3 }))).toEqual(["string-length breaking"]);
  });
});

describe("guards", () => {
  const object = (a: JsonObject, required: Json[] = []): JsonObject => ({
    type: "object",
    properties: { a },
    required,
  });
  test.each<[string, Where, JsonObject, JsonObject, string[]]>([
    [
      "readOnly in a request",
      "request",
      object({ type: "string", readOnly: true }),
      object({ type: "integer", readOnly: true }),
      [],
    ],
    [
      "writeOnly in a response",
      "response",
      object({ type: "string", writeOnly: true }),
      object({ type: "integer", writeOnly: true }),
      [],
    ],
    [
      "required with a default",
      "request",
      object({ default: 1 }),
      object({ default: 1 }, ["a"]),
      ["property-required risky"],
    ],
    [
      "deprecated, and gone",
      "response",
      object({ deprecated: true }),
      { type: "object" },
      ["property-removed safe"],
    ],
    [
      "deprecated, its sunset ahead",
      "response",
      object({ deprecated: true, "x-sunset": "2027-01-01" }),
      { type: "object" },
      ["property-removed breaking"],
    ],
    [
      "undeclared before",
      "response",
      { type: "object" },
      object({ type: "string" }),
      ["property-added safe"],
    ],
    [
      "told to be absent",
      "response",
      { type: "object", additionalProperties: false },
      { ...object({ type: "string" }), additionalProperties: false },
      ["property-added risky"],
    ],
    [
      "another default in a request",
      "request",
      { type: "string", default: "a" },
      { type: "string", default: "b" },
      ["default risky"],
    ],
    [
      "another default in a response",
      "response",
      { type: "string", default: "a" },
      { type: "string", default: "b" },
      [],
    ],
    [
      "all is text in a parameter",
      "parameter",
      { type: "integer" },
      { type: "string" },
      ["type safe"],
    ],
    [
      "one value or several",
      "parameter",
      { type: "string" },
      { type: "array", items: { type: "string" } },
      ["type safe"],
    ],
  ])("%s", (...[, where, before, after, findings]) => {
    expect(compareIn(where, before, after)).toEqual(findings);
  });
});

describe("operations", () => {
  const ok: JsonObject = { "200": { description: "" } };
  const base: JsonObject = {
    responses: { ...ok, "404": { description: "" } },
    parameters: [{ name: "tags", in: "query", schema: { type: "array", items: {} } }],
  };
  test.each<[string, JsonObject, JsonObject, string[]]>([
    [
      "success removed",
      base,
      { ...base, responses: { "204": { description: "" } } },
      ["response-status breaking", "response-status safe", "response-status safe"],
    ],
    ["error removed", base, { ...base, responses: ok }, ["response-status safe"]],
    [
      "parameter removed",
      base,
      { responses: base.responses as Json },
      ["parameter-removed breaking"],
    ],
    [
      "style of a list",
      base,
      {
        ...base,
        parameters: [
          { name: "tags", in: "query", explode: false, schema: { type: "array", items: {} } },
        ],
      },
      ["parameter-style breaking"],
    ],
    [
      "header's case",
      { ...base, parameters: [{ name: "X-A", in: "header", schema: {} }] },
      { ...base, parameters: [{ name: "x-a", in: "header", schema: {} }] },
      [],
    ],
    [
      "operationId",
      { ...base, operationId: "a" },
      { ...base, operationId: "b" },
      ["operation-name safe"],
    ],
    ["stability lowered", base, { ...base, "x-stability-level": "beta" }, ["stability breaking"]],
    [
      "a wider media range",
      { ...base, requestBody: { content: { "image/png": {} } } },
      { ...base, requestBody: { content: { "image/*": {} } } },
      ["media-type safe"],
    ],
    [
      "part of a form",
      {
        ...base,
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object" },
              encoding: { a: { contentType: "text/csv" } },
            },
          },
        },
      },
      {
        ...base,
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object" },
              encoding: { a: { contentType: "application/json" } },
            },
          },
        },
      },
      ["encoding breaking"],
    ],
    [
      "body required",
      { ...base, requestBody: { content: { "application/json": {} } } },
      { ...base, requestBody: { required: true, content: { "application/json": {} } } },
      ["request-body breaking"],
    ],
  ])("%s", (...[, before, after, findings]) => {
    expect(found(withOperation(before), withOperation(after)).sort()).toEqual(findings.sort());
  });

  const secured = (security: Json[]): JsonObject =>
    withOperation(
      { responses: ok, security },
      {
        components: {
          securitySchemes: {
            a: { type: "apiKey", in: "header", name: "A" },
            b: { type: "http", scheme: "basic" },
          },
        },
      },
    );
  test.each<[string, Json[], Json[], string[]]>([
    ["an alternative less", [{ a: [] }, { b: [] }], [{ a: [] }], ["security breaking"]],
    ["an alternative more", [{ a: [] }], [{ a: [] }, { b: [] }], ["security safe"]],
    ["a scope more", [{ a: ["x"] }], [{ a: ["x", "y"] }], ["security breaking"]],
    ["a scope less", [{ a: ["x", "y"] }], [{ a: ["x"] }], ["security safe"]],
    ["all scopes no longer", [{ a: ["*"] }], [{ a: ["x"] }], ["security safe"]],
    ["all scopes", [{ a: ["x"] }], [{ a: ["*"] }], ["security breaking"]],
    ["nothing needed", [{ a: [] }], [], ["security safe"]],
    ["another order", [{ a: [] }, { b: [] }], [{ b: [] }, { a: [] }], []],
  ])("security: %s", (...[, before, after, findings]) => {
    expect(found(secured(before), secured(after))).toEqual(findings);
  });
});
