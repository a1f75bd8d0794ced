import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { bothWays, found, ref, type Pair, type Schemas } from "./schema-pair.js";

describe("conditions", () => {
  const text: JsonObject = { type: "string", minLength: 3 };
  const required = (name: string): JsonObject => ({ required: [name] });
  test("if and what follows from it are one", () => {
    const base: JsonObject = { type: "object", if: required("a"), then: required("b") };
    expect(bothWays({ base: { type: "object" }, head: base })).toEqual({
      request: ["condition breaking"],
      response: ["condition safe"],
    });
    expect(bothWays({ base, head: { type: "object" } })).toEqual({
      request: ["condition safe"],
      response: ["condition breaking"],
    });
    const pair = { base, head: { ...base, else: required("c") } };
    expect(bothWays(pair)).toEqual({
      request: ["condition breaking"],
      response: ["condition safe"],
    });
  });

  test("how many items have to be what `contains` says", () => {
    const list: JsonObject = { type: "array", items: { type: "string" } };
    const some: JsonObject = { ...list, contains: { const: "a" } };
    const safe = { request: [], response: [] };
    expect(bothWays({ base: list, head: { ...some, minContains: 0 } })).toEqual(safe);
    expect(bothWays({ base: list, head: { ...list, minContains: 3 } })).toEqual(safe);
    const [one, none] = [
      { ...some, maxContains: 2 },
      { ...some, maxContains: 2, minContains: 0 },
    ];
    expect(bothWays({ base: one, head: none })).toEqual({
      request: ["item-count safe"],
      response: ["item-count breaking"],
    });
  });

  test.each<[string, JsonObject]>([
    ["names that are text", { propertyNames: { type: "string" } }],
    ["any names", { propertyNames: {} }],
    ["nothing that depends on anything", { dependentRequired: { a: [] } }],
  ])("%s: no condition at all", (...[, more]) => {
    const pair = { base: { type: "object" }, head: { type: "object", ...more } };
    expect(bothWays(pair)).toEqual({ request: [], response: [] });
  });

  test("bounds between two integers", () => {
    const of = (minimum: number, maximum: number): JsonObject => ({
      type: "integer",
      minimum,
      maximum,
    });
    const same = { base: of(0.5, 9.5), head: of(1, 9) };
    expect(bothWays(same)).toEqual({ request: [], response: [] });
    const wider = { base: of(1, 9), head: of(0.5, 10.5) };
    expect(bothWays(wider)).toEqual({
      request: ["number-range safe"],
      response: ["number-range breaking"],
    });
  });

  test("what a text holds", () => {
    const base: JsonObject = { type: "string", contentMediaType: "application/json" };
    expect(bothWays({ base, head: { ...base, contentSchema: { type: "object" } } })).toEqual({
      request: ["condition breaking"],
      response: ["condition safe"],
    });
  });

  test.each<[string, JsonObject]>([
    ["not", { not: ref("A") }],
    ["if", { if: ref("A"), then: { type: "string" } }],
    ["contains", { type: "array", contains: ref("A") }],
    ["contentSchema", { contentMediaType: "application/json", contentSchema: ref("A") }],
    ["propertyNames", { type: "object", propertyNames: ref("A") }],
    ["dependentSchemas", { type: "object", dependentSchemas: { a: ref("A") } }],
    ["not, further down", { not: { type: "object", properties: { title: ref("B") } } }],
  ])("what %s refers to counts", (...[, schema]) => {
    const more = { B: { anyOf: [ref("A"), { type: "null" }] } };
    const pair: Pair = {
      base: schema,
      head: schema,
      baseSchemas: { ...more, A: text },
      headSchemas: { ...more, A: { type: "string", minLength: 4 } },
    };
    expect(found("request", pair)).toContain("condition breaking");
    expect(found("request", { ...pair, headSchemas: { ...more, A: text } })).toEqual([]);
  });

  const tree = (name: string, more: JsonObject = {}): Schemas => ({
    [name]: { type: "object", properties: { next: ref(name), ...more } },
  });
  test.each<[string, JsonObject, Schemas, JsonObject, Schemas, string[]]>([
    ["a reference or the schema itself", { not: ref("A") }, { A: text }, { not: text }, {}, []],
    ["another name", { not: ref("T") }, tree("T"), { not: ref("U") }, tree("U"), []],
    [
      "a schema that contains itself",
      { not: ref("T") },
      tree("T"),
      { not: ref("T") },
      tree("T", { a: {} }),
      ["condition breaking"],
    ],
    ["an if that nothing follows from", { if: text }, {}, {}, {}, []],
    ["a then that follows from nothing", { then: text, else: text }, {}, {}, {}, []],
    ["a hint to who shows it", { format: "password" }, {}, {}, {}, []],
  ])("%s", (...[, base, baseSchemas, head, headSchemas, findings]) => {
    const changes = found("request", { base, head, baseSchemas, headSchemas });
    expect(changes.filter((each) => !each.startsWith("model"))).toEqual(findings);
  });

  const object = (more: JsonObject): JsonObject => ({ type: "object", ...more });
  test.each<[string, (name: string) => JsonObject]>([
    ["properties", (name) => ({ not: object({ properties: { [name]: {} }, required: ["a"] }) })],
    ["patternProperties", (name) => ({ not: object({ patternProperties: { [name]: {} } }) })],
    ["dependentRequired", (name) => object({ dependentRequired: { [name]: ["a"] } })],
    ["dependentSchemas", (name) => object({ dependentSchemas: { [name]: text } })],
    ["const", (name) => ({ not: { const: { [name]: "a" } } })],
    ["enum", (name) => ({ not: { enum: [{ [name]: "a" }] } })],
  ])("a name in %s is no annotation", (...[, of]) => {
    expect(found("request", { base: of("title"), head: of("example") })).toEqual([
      "condition breaking",
    ]);
  });
});

test("a pattern that takes for ever is not waited for", () => {
  const slow = "^(a+)+$";
  const name = `${"a".repeat(60)}!`;
  const base = { type: "object", patternProperties: { [slow]: { type: "string" } } };
  const head = { ...base, properties: { [name]: { type: "integer" } } };
  expect(found("request", { base, head })).toEqual(["property-added safe"]);
  const began = Date.now();
  found("request", { base, head: { ...head, required: [name] } });
  expect(Date.now() - began).toBeLessThan(5_000);
});

const object = (a: JsonObject, required: string[] = [], more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { a },
  required,
  ...more,
});
const text: JsonObject = { type: "string" };
const readOnly: JsonObject = { ...text, readOnly: true };
const writeOnly: JsonObject = { ...text, writeOnly: true };

test.each<[string, JsonObject, JsonObject, string[], string[]]>([
  [
    "readOnly, and required to send now",
    object(readOnly),
    object(text, ["a"]),
    ["property-access breaking"],
    ["property-required safe"],
  ],
  [
    "readOnly, and required with a default now",
    object(readOnly),
    object({ ...text, default: "a" }, ["a"]),
    ["property-access risky"],
    ["property-required safe"],
  ],
  ["readOnly, and optional now", object(readOnly), object(text), ["property-access safe"], []],
  [
    "always there, and writeOnly now",
    object(text, ["a"]),
    object(writeOnly, ["a"]),
    [],
    ["property-access breaking"],
  ],
  [
    "sometimes there, and writeOnly now",
    object(text),
    object(writeOnly),
    [],
    ["property-access risky"],
  ],
  [
    "never there, and allowed in a closed object now",
    object(writeOnly, [], { additionalProperties: false }),
    object(text, [], { additionalProperties: false }),
    [],
    ["property-access breaking"],
  ],
  [
    "a pattern that only the empty text matches",
    text,
    { ...text, pattern: "^$" },
    ["pattern breaking"],
    ["pattern safe"],
  ],
  ["a pattern that all match", text, { ...text, pattern: "^.*$" }, [], []],
  [
    "one of two steps",
    { type: "integer", allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    { type: "integer", multipleOf: 2 },
    ["multiple-of safe"],
    ["multiple-of breaking"],
  ],
  [
    "two steps, and both in one",
    { type: "number", allOf: [{ multipleOf: 0.4 }, { multipleOf: 0.6 }] },
    { type: "number", multipleOf: 1.2 },
    [],
    [],
  ],
  [
    "a step that divides the other, with decimals",
    { type: "number", multipleOf: 0.3 },
    { type: "number", multipleOf: 0.1 },
    ["multiple-of safe"],
    ["multiple-of breaking"],
  ],
  [
    "a step of another size",
    { type: "number", multipleOf: 1e-7 },
    { type: "number", multipleOf: 1e21 },
    ["multiple-of breaking"],
    ["multiple-of safe"],
  ],
])("%s", (...[, base, head, request, response]) => {
  expect(bothWays({ base, head })).toEqual({ request, response });
});

test.each<[string, JsonObject, JsonObject]>([
  ["the type of the values", { enum: [1, 2] }, { type: "integer", enum: [1, 2] }],
  ["both booleans", { type: "boolean" }, { type: "boolean", enum: [true, false] }],
  ["null", { type: ["string", "null"] }, { anyOf: [text, { const: null }] }],
  ["two lists", { enum: [1, 2.5] }, { anyOf: [{ const: 1 }, { type: "number", enum: [2.5] }] }],
  ["bytes", { ...text, format: "byte" }, { ...text, contentEncoding: "base64" }],
  [
    "a file",
    { ...text, format: "binary" },
    { ...text, contentMediaType: "application/octet-stream" },
  ],
  ["items of any kind", { type: "array" }, { type: "array", items: { description: "Any." } }],
  [
    "properties of any kind",
    { type: "object" },
    { type: "object", patternProperties: { "^x-": {} } },
  ],
  [
    "a pattern with one name",
    object(text, ["a"], { additionalProperties: false }),
    {
      type: "object",
      required: ["a"],
      patternProperties: { "^a$": text },
      additionalProperties: false,
    },
  ],
])("%s: the same, whatever is said beside it", (...[, base, head]) => {
  expect(bothWays({ base, head })).toEqual({ request: [], response: [] });
  expect(bothWays({ base: head, head: base })).toEqual({ request: [], response: [] });
});

test("a default in a branch is one", () => {
  const union = (value: number): JsonObject => ({
    anyOf: [{ type: "integer", default: value }, { type: "null" }],
  });
  expect(found("request", { base: union(1), head: union(2) })).toEqual(["default risky"]);
});
