import type { Json, JsonObject } from "../../src/json/json.js";

/** A shape that people report for the validators of other generators, with values told apart by hand. */
export interface ReportedShape {
  /** Schemas by name; the first is the one that the values are held against. */
  schemas: JsonObject;
  valid: Json[];
  invalid: Json[];
  /** Values as a client sends them, where that differs. */
  written?: { valid: Json[]; invalid: Json[] };
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: "object",
  properties,
  required,
});
const text: JsonObject = { type: "string" };
const integer: JsonObject = { type: "integer" };
const kind = (value: string): JsonObject => ({ type: "string", enum: [value] });

/** In the words of OpenAPI 3.1. */
export const shapes31: Readonly<Record<string, ReportedShape>> = {
  "a tree, and a list of trees": {
    schemas: {
      Tree: object({ name: text, children: { type: "array", items: ref("Tree") } }, ["name"]),
    },
    valid: [{ name: "a", children: [{ name: "b", children: [] }] }, { name: "a" }],
    invalid: [{ name: "a", children: [{ name: "b", children: [{}] }] }, { children: [] }],
  },
  "two models that ask for each other, one as a map": {
    schemas: {
      Person: object({ groups: { type: "object", additionalProperties: ref("Group") } }),
      Group: object({ members: { type: "array", items: ref("Person"), minItems: 1 } }, ["members"]),
    },
    valid: [{}, { groups: { a: { members: [{ groups: {} }] } } }],
    invalid: [{ groups: { a: { members: [] } } }, { groups: { a: { members: [{ groups: 1 }] } } }],
  },
  "recursion through allOf, nullable": {
    schemas: {
      Link: {
        allOf: [
          ref("LinkBase"),
          object({ next: { anyOf: [ref("Link"), { type: "null" }] } }, ["next"]),
        ],
      },
      LinkBase: object({ id: integer }, ["id"]),
    },
    valid: [
      { id: 1, next: null },
      { id: 1, next: { id: 2, next: null } },
    ],
    invalid: [{ id: 1 }, { id: 1, next: { next: null } }, { id: 1, next: {} }],
  },
  "JSON in itself": {
    schemas: {
      AnyJson: {
        anyOf: [
          { type: ["string", "number", "boolean", "null"] },
          { type: "array", items: ref("AnyJson") },
          { type: "object", additionalProperties: ref("AnyJson") },
        ],
      },
    },
    valid: [null, 1, [[{ a: [null, true] }]], { __proto__: 1 }],
    invalid: [],
  },
  "a discriminated union whose members have more, by a base": {
    schemas: {
      Animal: {
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
        },
      },
      AnimalBase: object({ kind: text, name: text }, ["kind", "name"]),
      Cat: { allOf: [ref("AnimalBase"), object({ kind: kind("cat"), lives: integer }, ["lives"])] },
      Dog: { allOf: [ref("AnimalBase"), object({ kind: kind("dog"), bark: text })] },
    },
    valid: [
      { kind: "cat", name: "a", lives: 9, more: [1] },
      { kind: "dog", name: "a", more: 1 },
    ],
    invalid: [{ kind: "cat", name: "a" }, { kind: "dog" }, { kind: "bird", name: "a" }, {}, []],
  },
  "a discriminator that no member holds a value of": {
    schemas: {
      Shape: {
        anyOf: [ref("Circle"), ref("Square")],
        discriminator: { propertyName: "type" },
      },
      Circle: object({ type: text, radius: { type: "number" } }, ["type", "radius"]),
      Square: object({ type: text, side: { type: "number" } }, ["type", "side"]),
    },
    valid: [
      { type: "Circle", radius: 1 },
      { type: "x", side: 1 },
      { type: "x", side: 1, radius: 2 },
    ],
    invalid: [{ type: "Circle" }, { radius: 1 }],
  },
  "exactly one of two that overlap": {
    schemas: {
      Target: { oneOf: [object({ id: integer }, ["id"]), object({ name: text }, ["name"])] },
    },
    valid: [{ id: 1 }, { name: "a" }, { id: "a", name: "a" }],
    invalid: [{ id: 1, name: "a" }, {}, { id: "a" }],
  },
  "one of two groups of what is required": {
    schemas: {
      Contact: {
        ...object({ email: text, phone: text }),
        anyOf: [{ required: ["email"] }, { required: ["phone"] }],
      },
    },
    valid: [{ email: "" }, { phone: "", more: 1 }],
    invalid: [{}, { email: 1, phone: "" }, { more: 1 }],
  },
  "allOf of closed objects": {
    schemas: {
      Closed: {
        allOf: [
          { ...object({ a: text, b: integer }), additionalProperties: false },
          { ...object({ a: { minLength: 2 } }), additionalProperties: false },
        ],
      },
    },
    valid: [{}, { a: "ab" }],
    invalid: [{ a: "a" }, { b: 1 }, { a: "ab", b: 1 }, { a: "ab", more: 1 }],
  },
  "allOf that is closed around its parts": {
    schemas: {
      Whole: {
        allOf: [ref("Part"), object({ b: integer })],
        unevaluatedProperties: false,
      },
      Part: object({ a: text }, ["a"]),
    },
    valid: [{ a: "" }, { a: "", b: 1 }],
    invalid: [{ a: "", c: 1 }, { b: 1 }, { a: "", b: "1" }],
  },
  "enums with null, of several kinds": {
    schemas: {
      Enums: object({
        a: { type: ["string", "null"], enum: ["x", null] },
        b: { type: ["string", "null"], enum: ["x"] },
        c: { enum: ["1", 1, true, null, { a: [1] }] },
        d: { const: { a: 1, b: 2 } },
      }),
    },
    // As the docs say: null in the types counts where the list of values lacks it.
    valid: [
      { a: null, b: null },
      { a: "x", b: "x", c: 1 },
      { c: { a: [1] } },
      { d: { b: 2, a: 1 } },
    ],
    invalid: [{ a: "y" }, { b: "y" }, { c: 2 }, { c: "true" }, { c: { a: [1, 2] } }, { d: {} }],
  },
  "date-times with offsets, and dates": {
    schemas: {
      Moments: object({
        at: { type: "string", format: "date-time" },
        on: { type: "string", format: "date" },
        time: { type: "string", format: "time" },
      }),
    },
    valid: [
      { at: "2026-03-15T09:30:00Z" },
      { at: "2026-03-15T09:30:00+01:00" },
      { at: "2026-03-15T09:30:00.123456789-23:59" },
      { at: "2026-03-15t09:30:00z" },
      { at: "2016-12-31T23:59:60Z" },
      { on: "2028-02-29", time: "09:30:00+05:30" },
    ],
    invalid: [
      { at: "2026-03-15T09:30Z" },
      { at: "2026-03-15T09:30:00" },
      { at: "2026-02-29T09:30:00Z" },
      { at: "2026-03-15T24:00:00Z" },
      { at: "2026-03-15T09:30:00+0100" },
      { at: "2026-03-15" },
      { on: "2026-02-29" },
      { on: "2026-3-1" },
      { time: "09:30:00" },
    ],
  },
  "whole numbers and their sizes": {
    schemas: {
      Numbers: object({
        int32: { type: "integer", format: "int32" },
        int64: { type: "integer", format: "int64" },
        whole: integer,
        between: { type: "number", exclusiveMinimum: 0, maximum: 1 },
        cents: { type: "number", multipleOf: 0.01 },
      }),
    },
    valid: [
      { int32: -(2 ** 31), int64: 2 ** 53, whole: 1e300 },
      { int64: -(2 ** 63), whole: -0, between: 1, cents: 19.99 },
      { int32: 1.0, between: 5e-324, cents: 0.3 },
    ],
    invalid: [
      ...[{ int32: 2 ** 31 }, { int64: 2 ** 63 }, { whole: 1.5 }, { between: 0 }],
      ...[{ int32: "1" }, { cents: 0.001 }, { int64: 0.5 }],
    ],
  },
  "bytes, and binary text": {
    schemas: {
      Bytes: object({
        byte: { type: "string", format: "byte" },
        binary: { type: "string", contentEncoding: "base64" },
        media: { type: "string", contentMediaType: "application/json" },
      }),
    },
    valid: [{ byte: "AA==" }, { byte: "" }, { binary: "no base64!", media: "{" }],
    invalid: [{ byte: "A" }, { byte: "AA-_" }, { byte: 1 }, { media: 1 }],
  },
  "defaults, which fill in nothing": {
    schemas: {
      Defaults: object({ a: { ...integer, default: 1 }, b: { ...text, default: "" } }, ["b"]),
    },
    valid: [{ b: "x" }, { a: 2, b: "" }],
    invalid: [{}, { a: 1 }, { a: null, b: "" }],
  },
  "other properties by pattern, and none else": {
    schemas: {
      Patterned: {
        ...object({ id: integer }, ["id"]),
        patternProperties: { "^x-": text, "\\d$": { minLength: 2 } },
        additionalProperties: false,
      },
    },
    valid: [
      { id: 1, "x-a": "", "x-1": "ab" },
      { id: 1, a1: true },
    ],
    invalid: [{ id: 1, "x-a": 1 }, { id: 1, other: "" }, { id: 1, "x-1": "a" }, { "x-a": "" }],
  },
  "a map with some names of its own": {
    schemas: {
      Labels: {
        ...object({ owner: text }, ["owner"]),
        additionalProperties: { type: "array", items: text },
        propertyNames: { pattern: "^[a-z]+$" },
        maxProperties: 2,
      },
    },
    valid: [{ owner: "a" }, { owner: "a", tags: ["b"] }],
    invalid: [
      ...[{ owner: "a", tags: "b" }, { owner: "a", Tags: [] }, { tags: [] }, { owner: [] }],
      { owner: "a", b: [], c: [] },
    ],
  },
  "a map whose names are an enum": {
    schemas: {
      Prices: {
        type: "object",
        propertyNames: ref("Currency"),
        additionalProperties: { type: "number", minimum: 0 },
      },
      Currency: { type: "string", enum: ["EUR", "USD"] },
    },
    valid: [{}, { EUR: 1 }, { EUR: 1, USD: 0 }],
    invalid: [{ GBP: 1 }, { EUR: -1 }, { EUR: "1" }],
  },
  "properties that ask for others": {
    schemas: {
      Payment: {
        ...object({ card: text, zip: text, iban: text }),
        dependentRequired: { card: ["zip"] },
        dependentSchemas: { iban: { not: { required: ["card"] } } },
      },
    },
    valid: [{}, { zip: "" }, { card: "", zip: "" }, { iban: "" }],
    invalid: [{ card: "" }, { card: "", zip: "", iban: "" }, { iban: 1 }],
  },
  "what only one side has": {
    schemas: {
      Account: {
        allOf: [
          ref("Identified"),
          object({ secret: { ...text, writeOnly: true }, name: text }, ["secret", "name"]),
        ],
      },
      Identified: object({ id: { ...integer, readOnly: true } }, ["id"]),
    },
    valid: [{ id: 1, name: "" }],
    invalid: [{ name: "" }, { id: 1 }, { id: "", name: "" }],
    written: {
      valid: [{ name: "", secret: "" }],
      invalid: [{ name: "" }, { secret: "" }, { name: "", secret: 1 }],
    },
  },
  "lists without duplicates": {
    schemas: {
      Unique: { type: "array", uniqueItems: true, items: {} },
    },
    valid: [[], [1, "1", true, "true", null], [{ a: 1 }, { a: 2 }], [[1], [2], { 0: 1 }]],
    invalid: [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [
        [1, { a: [] }],
        [1, { a: [] }],
      ],
      [0, -0],
    ],
  },
  "tuples, open and closed": {
    schemas: {
      Pairs: object({
        open: { type: "array", prefixItems: [text, integer] },
        exact: { type: "array", prefixItems: [text, integer], items: false, minItems: 2 },
        more: { type: "array", prefixItems: [text], items: integer, maxItems: 3 },
      }),
    },
    valid: [{ open: [] }, { open: ["a", 1, true] }, { exact: ["a", 1] }, { more: ["a", 1, 2] }],
    invalid: [
      ...[{ open: [1] }, { exact: ["a"] }, { exact: ["a", 1, 2] }, { more: ["a", "b"] }],
      { more: ["a", 1, 2, 3] },
    ],
  },
  "some items of a kind": {
    schemas: {
      Contains: { type: "array", contains: { const: 1 }, minContains: 1, maxContains: 2 },
    },
    valid: [[1], ["a", 1, 1]],
    invalid: [[], ["1"], [1, 1, 1]],
  },
  "one thing if another": {
    schemas: {
      Address: {
        ...object({ country: text, postcode: text }),
        if: { properties: { country: { const: "US" } }, required: ["country"] },
        then: { properties: { postcode: { pattern: "^\\d{5}$" } }, required: ["postcode"] },
        else: { properties: { postcode: { maxLength: 8 } } },
      },
    },
    valid: [{}, { country: "US", postcode: "12345" }, { country: "NL", postcode: "1234 AB" }],
    invalid: [{ country: "US" }, { country: "US", postcode: "1" }, { postcode: "123456789" }],
  },
  "what must not be": {
    schemas: {
      NotBoth: { ...object({ a: text }), not: { required: ["a", "b"] } },
    },
    valid: [{}, { a: "" }, { b: 1 }],
    invalid: [{ a: "", b: 1 }, { a: 1 }],
  },
  "texts by characters, and patterns of Unicode": {
    schemas: {
      Texts: object({
        two: { type: "string", minLength: 2, maxLength: 2 },
        letters: { type: "string", pattern: "^\\p{L}+$" },
        part: { type: "string", pattern: "b/c" },
      }),
    },
    valid: [{ two: "😀😀" }, { letters: "Ångström" }, { part: "ab/cd" }],
    invalid: [{ two: "😀" }, { two: "e\u0301x" }, { letters: "a1" }, { part: "b c" }],
  },
  "names that JavaScript has itself": {
    schemas: {
      Names: object({ constructor: text, "a-b": integer, "": text, 1: text }, [
        ...["constructor", "hasOwnProperty"],
      ]),
    },
    valid: [{ constructor: "", hasOwnProperty: 1, "": "" }],
    invalid: [{}, { constructor: "" }, { constructor: 1, hasOwnProperty: 1 }],
  },
  "keywords without a type": {
    schemas: {
      Untyped: object({ a: { minLength: 2, minimum: 3 }, b: { properties: { c: text } } }),
    },
    valid: [{ a: 3, b: [] }, { a: true }, { b: { c: "" } }, { b: 1 }],
    invalid: [{ a: "a" }, { a: 2 }, { b: { c: 1 } }],
  },
  "a reference with more beside it": {
    schemas: {
      Beside: object({ code: { ...ref("Code"), maxLength: 2, description: "Short." } }),
      Code: { type: "string", minLength: 1 },
    },
    valid: [{ code: "a" }, {}],
    invalid: [{ code: "" }, { code: "abc" }, { code: 1 }],
  },
  "objects are no lists, and lists no objects": {
    schemas: {
      Kinds: object({ map: { type: "object" }, list: { type: "array" }, either: {} }),
    },
    valid: [{ map: {}, list: [], either: null }],
    invalid: [{ map: [] }, { list: {} }, { map: null }, []],
  },
};

/** In the words of OpenAPI 3.0. */
export const shapes30: Readonly<Record<string, ReportedShape>> = {
  "nullable, with an enum and beside a reference": {
    schemas: {
      Nullable: object({
        a: { type: "string", nullable: true, enum: ["x", null] },
        b: { type: "string", nullable: true, minLength: 2 },
        c: { type: "array", nullable: true, items: { type: "integer", nullable: true } },
        d: { nullable: true, type: "object", allOf: [ref("Named")] },
      }),
      Named: object({ name: text }, ["name"]),
    },
    valid: [{ a: null, b: null, c: null }, { a: "x", b: "ab", c: [1, null] }, { d: { name: "" } }],
    invalid: [{ a: "y" }, { b: "a" }, { c: ["a"] }, { d: {} }, { d: 1 }],
  },
  "limits that are left out, as booleans": {
    schemas: {
      Limits: object({
        a: { type: "number", minimum: 0, exclusiveMinimum: true },
        b: { type: "integer", maximum: 5, exclusiveMaximum: false },
      }),
    },
    valid: [{ a: 0.1, b: 5 }],
    invalid: [{ a: 0 }, { b: 6 }, { a: "1" }],
  },
};
