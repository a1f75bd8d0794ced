import { expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import type { Witness } from "../../src/diff/finding.js";
import { addWitnesses } from "../../src/diff/witness/witnesses.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";

function sideOf(
  schema: JsonObject,
  direction: "request" | "response",
  schemas: JsonObject = {},
): Side {
  const content = { "application/json": { schema } };
  const operation: JsonObject =
    direction === "request"
      ? { requestBody: { content }, responses: { "204": { description: "" } } }
      : { responses: { "200": { description: "", content } } };
  const document = documentOf({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { operationId: "send", ...operation } } },
    components: { schemas },
  });
  return { api: model(document).api, place: (at) => document.place(at) };
}

async function witnessOf(
  before: JsonObject,
  after: JsonObject,
  direction: "request" | "response",
): Promise<Witness | undefined> {
  return witnessBetween(sideOf(before, direction), sideOf(after, direction));
}

async function witnessBetween(base: Side, head: Side): Promise<Witness | undefined> {
  const { findings, pairs } = diffWire(base, head);
  const [first] = await addWitnesses(findings, pairs, { base: base.api, head: head.api });
  expect(first?.wire).toBe("breaking");
  return first?.witness;
}

test.each<[string, JsonObject, JsonObject]>([
  ["a shorter string", { type: "string" }, { type: "string", maxLength: 3 }],
  ["a smaller range", { type: "integer", maximum: 10 }, { type: "integer", maximum: 5 }],
  ["a step", { type: "integer" }, { type: "integer", multipleOf: 7 }],
  ["a value less", { enum: ["a", "b"] }, { enum: ["a"] }],
  ["a pattern", { type: "string" }, { type: "string", pattern: "^[0-9]+$" }],
  ["a format", { type: "string" }, { type: "string", format: "uuid" }],
  ["another type", { type: "string" }, { type: "boolean" }],
  ["no null", { type: ["string", "null"] }, { type: "string" }],
  [
    "a required property",
    { type: "object", properties: { a: { type: "string" } } },
    { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
  ],
  ["a closed object", { type: "object" }, { type: "object", additionalProperties: false }],
  [
    "fewer items",
    { type: "array", items: { type: "string" } },
    { type: "array", items: { type: "string" }, maxItems: 1 },
  ],
  ["distinct items", { type: "array" }, { type: "array", uniqueItems: true }],
  [
    "two branches of a oneOf",
    { type: "object", required: ["a", "b"] },
    {
      oneOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    },
  ],
])("%s: a request that was valid is refused", async (_, before, after) => {
  expect(await witnessOf(before, after, "request")).toMatchObject({ valid: "before" });
});

test.each<[string, JsonObject, JsonObject]>([
  ["a longer string", { type: "string", maxLength: 3 }, { type: "string", maxLength: 9 }],
  ["a new value", { enum: ["a"] }, { enum: ["a", "b"] }],
  ["null", { type: "integer" }, { type: ["integer", "null"] }],
  [
    "a property less required",
    { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    { type: "object", properties: { a: { type: "string" } } },
  ],
  ["an open object", { type: "object", additionalProperties: false }, { type: "object" }],
])("%s: an answer that could not come comes", async (_, before, after) => {
  expect(await witnessOf(before, after, "response")).toMatchObject({ valid: "after" });
});

test("schemas that all contain each other take no time", async () => {
  const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
  const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const properties: JsonObject = Object.fromEntries(
    names.map((name) => [name.toLowerCase(), ref(name)]),
  );
  properties.text = { type: "string" };
  const of = (...required: string[]): Side => {
    const schema: JsonObject = { type: "object", properties, required };
    const schemas = Object.fromEntries(names.map((name) => [name, schema]));
    return sideOf(ref("M0"), "request", schemas);
  };
  expect(await witnessBetween(of(), of("text"))).toEqual({ value: {}, valid: "before" });
});

test.each<[string, JsonObject]>([
  ["the same twice", { p: { $id: "x", v: 1 }, q: { $id: "x", v: 2 } }],
  ["no address", { $id: "9 x", $anchor: "9 x" }],
])("an `$id` in an example is data: %s", async (_, example) => {
  const schema = (type: string): JsonObject => ({ type, example, examples: [example] });
  const of = (type: string): Side =>
    sideOf({ $ref: "#/components/schemas/M" }, "request", { M: schema(type) });
  expect(await witnessBetween(of("string"), of("integer"))).toMatchObject({ valid: "before" });
});
