import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

/*
 * In a parameter all is text: what is written alike is no change to who sends it. Of several types the one that fits
 * says what a text means, so one of them that goes is a change.
 */

const nothing: JsonObject = { "204": { description: "" } };
const asked = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  withOperation({
    parameters: [{ name: "q", in: "query", schema, ...more }],
    responses: nothing,
  });
const text: JsonObject = { type: "string" };
const list = (more: JsonObject = {}): JsonObject => ({ type: "array", items: text, ...more });
const commas = { explode: false };

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["a boolean, then its texts", asked({ type: "boolean" }), asked({ enum: ["true", "false"] }), []],
  ["the texts of a boolean less one", asked({ type: "boolean" }), asked({ enum: ["true"] }), ["b"]],
  [
    "listed numbers, then their texts",
    asked({ type: "integer", enum: [1, 2] }),
    asked({ type: "string", enum: ["1", "2"] }),
    [],
  ],
  [
    "the texts of numbers, then the numbers",
    asked({ type: "string", enum: ["1", "2"] }),
    asked({ type: "integer", enum: [1, 2] }),
    [],
  ],
  [
    "one text more",
    asked({ type: "integer", enum: [1, 2] }),
    asked({ type: "string", enum: ["1", "2", "3"] }),
    [],
  ],
  [
    "one text less",
    asked({ type: "integer", enum: [1, 2] }),
    asked({ type: "string", enum: ["1"] }),
    ["b"],
  ],
  ["a number, then any text", asked({ type: "number" }), asked(text), []],
  ["several types, then one of them", asked({ type: ["integer", "string"] }), asked(text), ["b"]],
  ["one type, then another beside it", asked(text), asked({ type: ["integer", "string"] }), []],
  ["null beside a text", asked({ type: ["null", "string"] }), asked({ type: "string" }), ["b"]],
  ["any text, then a number", asked(text), asked({ type: "number" }), ["b"]],
  ["a list between commas, then any text", asked(list(), commas), asked(text), []],
  ["a list in several parameters, then any text", asked(list()), asked(text), ["b"]],
  [
    "a list between commas, then a short text",
    asked(list(), commas),
    asked({ ...text, maxLength: 9 }),
    ["b"],
  ],
  ["any text, then a list between commas", asked(text), asked(list(), commas), ["r"]],
  ["another style of a list", asked(list(), commas), asked(list()), ["b"]],
  [
    "another style of a list of one item",
    asked(list({ maxItems: 1 }), commas),
    asked(list({ maxItems: 1 })),
    [],
  ],
])("%s", (...[, before, after, expected]) => {
  const verdicts = found(before, after).map((each) => each.split(" ")[1]);
  const told = verdicts.filter((each) => each !== "safe").map((each) => each?.charAt(0));
  expect(told).toEqual(expected);
});

const whole = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  withOperation({
    parameters: [
      {
        name: "all",
        in: "querystring",
        content: { "application/x-www-form-urlencoded": { schema } },
        ...more,
      },
    ],
    responses: nothing,
  });
const byName = (...names: string[]): JsonObject =>
  withOperation({
    parameters: names.map((name) => ({ name, in: "query", schema: text })),
    responses: nothing,
  });
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["the same names", byName("a", "b"), whole(object({ a: text, b: text })), []],
  ["the same names, back", whole(object({ a: text, b: text })), byName("a", "b"), []],
  ["a name less", byName("a", "b"), whole(object({ a: text })), ["parameter-removed breaking"]],
  ["another type", byName("a"), whole(object({ a: { type: "integer" } })), ["type breaking"]],
  [
    "one that is required",
    byName("a"),
    whole(object({ a: text }, "a"), { required: true }),
    ["parameter-required breaking"],
  ],
])("a whole query is its parameters: %s", (...[, before, after, expected]) => {
  expect(found(before, after)).toEqual(expected);
});
