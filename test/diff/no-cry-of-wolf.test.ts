import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const nothing: JsonObject = { "204": { description: "" } };
const sent = (schema: JsonObject): JsonObject =>
  withOperation({ requestBody: json(schema), responses: nothing });
const answered = (schema: JsonObject): JsonObject =>
  withOperation({ responses: { "200": { description: "", ...json(schema) } } });

const integer = (more: JsonObject = {}): JsonObject => ({ type: "integer", ...more });
const text = (more: JsonObject = {}): JsonObject => ({ type: "string", ...more });
const hours = { minimum: 0, maximum: 21600 };
const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["bounds within int32", integer(hours), integer({ ...hours, format: "int32" }), []],
  ["the bounds of int32", integer({ format: "int32" }), integer({ format: "int32", ...int32 }), []],
  ["int32 in bounds of its own", integer({ format: "int32", ...int32 }), integer(int32), []],
  [
    "tighter ones than int32",
    integer({ format: "int32" }),
    integer({ format: "int32", maximum: 9 }),
    ["number-range breaking"],
  ],
  [
    "int32 where there were no bounds",
    integer(),
    integer({ format: "int32" }),
    ["format breaking"],
  ],
  ["int64", integer(), integer({ format: "int64" }), ["format risky"]],
  ["an unknown format", text(), text({ format: "x-internal-id" }), ["format safe"]],
  ["another unknown format", text({ format: "a" }), text({ format: "b" }), ["format safe"]],
  ["a known format", text(), text({ format: "uuid" }), ["format breaking"]],
  [
    "the length of a uuid",
    text({ format: "uuid" }),
    text({ format: "uuid", minLength: 36, maxLength: 36 }),
    [],
  ],
  [
    "less than a time has",
    text({ format: "date-time" }),
    text({ format: "date-time", minLength: 1 }),
    [],
  ],
  [
    "more than a date has",
    text({ format: "date" }),
    text({ format: "date", minLength: 11 }),
    ["string-length breaking"],
  ],
  [
    "no schema, then one",
    {},
    { type: "object", properties: { a: text() }, required: ["a"] },
    ["type breaking"],
  ],
])("a request is sent with %s", (...[, before, after, findings]) => {
  expect(found(sent(before), sent(after))).toEqual(findings);
});

const listed = { enum: ["a", "bb"] };

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "lengths of all the listed values",
    text(listed),
    text({ ...listed, minLength: 1, maxLength: 2 }),
    [],
  ],
  [
    "a length that a listed value has not",
    text(listed),
    text({ ...listed, maxLength: 1 }),
    ["enum-values breaking"],
  ],
  [
    "a pattern that the one value matches",
    text({ const: "abc" }),
    text({ const: "abc", pattern: "^a" }),
    [],
  ],
  [
    "another spelling of a pattern",
    text({ pattern: "^[0-9]+$" }),
    text({ pattern: "^\\d+$" }),
    ["pattern risky"],
  ],
  [
    "a wider pattern",
    text({ pattern: "^a{1,3}$" }),
    text({ pattern: "^a{1,5}$" }),
    ["pattern risky"],
  ],
  [
    "a narrower pattern",
    text({ pattern: "^a{1,5}$" }),
    text({ pattern: "^a{1,3}$" }),
    ["pattern breaking"],
  ],
])("a request is sent with lists and patterns: %s", (...[, before, after, findings]) => {
  expect(found(sent(before), sent(after))).toEqual(findings);
});

const closed = (...names: string[]): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text()])),
  additionalProperties: false,
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "a property more, though it was closed",
    closed("a"),
    closed("a", "b"),
    ["property-added risky"],
  ],
  ["a property less, and is closed", closed("a", "b"), closed("a"), ["property-removed risky"]],
  ["int64", integer(), integer({ format: "int64" }), ["format safe"]],
  [
    "a value more that may be extended",
    text({ "x-extensible-enum": ["a"] }),
    text({ "x-extensible-enum": ["a", "b"] }),
    ["extensible-enum safe"],
  ],
])("an answer has %s", (...[, before, after, findings]) => {
  expect(found(answered(before), answered(after))).toEqual(findings);
});
