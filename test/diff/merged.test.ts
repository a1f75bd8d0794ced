import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { bothWays, type Schemas } from "./schema-pair.js";

/* What is said in one schema or in several, and accepts the same. */

const text: JsonObject = { type: "string" };
const tagged = (tag: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { t: tag, x: text, ...more },
  required: ["t"],
});
const one = (value: string, more: JsonObject = {}): JsonObject => tagged({ const: value }, more);
const listed = (...values: string[]): JsonObject => tagged({ enum: values });
const none = { request: [], response: [] };

test.each<[string, JsonObject, JsonObject, unknown]>([
  ["two of them", { oneOf: [one("a"), one("b")] }, listed("a", "b"), none],
  ["by anyOf", { anyOf: [one("a"), one("b")] }, listed("a", "b"), none],
  ["divided", listed("a", "b"), { oneOf: [one("a"), one("b")] }, none],
  [
    "two of three",
    { oneOf: [one("a"), one("b"), one("c", { y: text })] },
    { oneOf: [listed("a", "b"), one("c", { y: text })] },
    none,
  ],
  [
    "with one value more",
    { oneOf: [one("a"), one("b")] },
    listed("a", "b", "c"),
    expect.not.objectContaining({ response: [] }),
  ],
  [
    "of which one says more",
    { oneOf: [one("a"), one("b", { y: { type: "integer" } })] },
    listed("a", "b"),
    expect.not.objectContaining(none),
  ],
  [
    "where the tag may be left out",
    {
      oneOf: [
        { ...one("a"), required: ["x"] },
        { ...one("b"), required: ["x"] },
      ],
    },
    { ...listed("a", "b"), required: ["x"] },
    expect.not.objectContaining({ response: [] }),
  ],
])("objects that differ in a tag are one with a list: %s", (...[, base, head, expected]) => {
  expect(bothWays({ base, head })).toEqual(expected);
});

test("objects that are models are told from one another", () => {
  const schemas: Schemas = { A: one("a"), B: one("b"), C: one("c") };
  const of = (...names: string[]): JsonObject => ({
    oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
  });
  expect(bothWays({ base: of("A", "B"), head: of("A", "B", "C"), schemas })).toEqual({
    request: ["variant safe"],
    response: ["variant breaking"],
  });
});

const map = (values: JsonObject): JsonObject => ({ type: "object", additionalProperties: values });
const matched = (pattern: string, values: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  additionalProperties: false,
  patternProperties: { [pattern]: values },
  ...more,
});

test.each<[string, JsonObject, JsonObject, unknown]>([
  ["any name", map(text), matched(".*", text), none],
  ["any name, spelled out", map(text), matched("^.*$", text), none],
  [
    "beside one with a name",
    { ...map(text), properties: { a: text } },
    matched("", text, { properties: { a: text } }),
    none,
  ],
  [
    "which says something of one with a name, too",
    { ...map(text), properties: { a: {} } },
    matched(".*", text, { properties: { a: {} } }),
    expect.not.objectContaining({ request: [] }),
  ],
  ["some names", map(text), matched("^x-", text), expect.not.objectContaining({ request: [] })],
])("a pattern is what `additionalProperties` is: %s", (...[, base, head, expected]) => {
  expect(bothWays({ base, head })).toEqual(expected);
});

test("null in a list of types is meant, whether or not an enum lists it", () => {
  const nullable: JsonObject = { type: ["string", "null"], enum: ["a", "b"] };
  const base = { ...nullable, enum: ["a", "b", null] };
  expect(bothWays({ base, head: nullable })).toEqual(none);
  expect(bothWays({ base: nullable, head: { ...text, enum: ["a", "b"] } })).toEqual({
    request: ["null breaking"],
    response: ["null safe"],
  });
});

test("the values beside any string are for the changelog", () => {
  const open = (...values: string[]): JsonObject => ({ anyOf: [{ ...text, enum: values }, text] });
  expect(bothWays({ base: open("a"), head: open("a", "b") })).toEqual({
    request: ["extensible-enum safe"],
    response: ["extensible-enum safe"],
  });
  expect(bothWays({ base: open("a", "b"), head: open("a") })).toEqual({
    request: ["extensible-enum safe"],
    response: ["extensible-enum safe"],
  });
});
