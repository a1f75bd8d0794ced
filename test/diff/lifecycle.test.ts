import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const until = (sunset: string): JsonObject => ({
  deprecated: true,
  "x-sunset": sunset,
  responses: { "204": { description: "" } },
});

test.each<[string, string, string, string[]]>([
  ["an earlier day", "2030-02-01", "2030-01-31", ["sunset breaking"]],
  ["an earlier day with a time", "2030-02-01", "2030-01-31T23:59:59Z", ["sunset breaking"]],
  ["a later day", "2030-02-01T00:00:00Z", "2030-02-02", ["sunset safe"]],
  ["the day without its time", "2030-02-01T00:00:00Z", "2030-02-01", []],
  ["the day with a time", "2030-02-01", "2030-02-01T00:00:00Z", []],
])("a sunset: %s", (...[, before, after, findings]) => {
  expect(found(withOperation(until(before)), withOperation(until(after)))).toEqual(findings);
});

const level = (stability?: string): JsonObject => ({
  type: "string",
  ...(stability !== undefined && { "x-stability-level": stability }),
});
const nothing: JsonObject = { "204": { description: "" } };
const holding = (a: JsonObject): JsonObject => ({
  "application/json": { schema: { type: "object", properties: { a } } },
});

test.each<[string, (stability?: string) => JsonObject]>([
  ["a property that is sent", (of) => ({ requestBody: { content: holding(level(of)) } })],
  [
    "a property of an answer",
    (of) => ({ responses: { "200": { description: "", content: holding(level(of)) } } }),
  ],
  [
    "a parameter",
    (of) => {
      const { type, ...own } = level(of);
      return { parameters: [{ name: "a", in: "query", schema: { type }, ...own }] as JsonObject[] };
    },
  ],
])("the stability of %s", (...[, operation]) => {
  const of = (stability?: string): JsonObject =>
    withOperation({ responses: nothing, ...operation(stability) });
  expect(found(of(), of("alpha"))).toEqual(["stability breaking"]);
  expect(found(of("stable"), of())).toEqual([]);
  expect(found(of("alpha"), of("beta"))).toEqual(["stability safe"]);
});

test("a header of an answer is deprecated", () => {
  const of = (more: JsonObject): JsonObject =>
    withOperation({ responses: { "204": { description: "", headers: { "X-A": more } } } });
  const schema: JsonObject = { type: "string" };
  expect(found(of({ schema }), of({ schema, deprecated: true }))).toEqual(["deprecated safe"]);
});
