import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { expect, it } from "vitest";
import type { Emulator } from "../../src/emulator.js";
import { ask, emulatorOf } from "./small-document.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

const text = { type: "string" };
const components = {
  schemas: {
    Chain: {
      type: "object",
      required: ["value", "next"],
      properties: {
        value: text,
        next: { anyOf: [{ $ref: "#/components/schemas/Chain" }, { type: "null" }] },
      },
    },
    Endless: {
      type: "object",
      required: ["left", "right"],
      properties: {
        left: { $ref: "#/components/schemas/Endless" },
        right: { $ref: "#/components/schemas/Endless" },
      },
    },
  },
};

/** An emulator of one operation, which answers the one schema. */
async function answering(schema: object, more: object = {}): Promise<Emulator> {
  const content = { "application/json": { schema, ...more } };
  const options = { responses: { 200: { description: "", content } } };
  const info = { title: "One", version: "1.0.0" };
  return emulatorOf({ openapi: "3.1.0", info, paths: { "/one": { options } }, components });
}

async function answerOf(schema: object, more: object = {}): Promise<unknown> {
  const { status, text: body } = await ask(await answering(schema, more), ["OPTIONS", "/one"]);
  expect(status).toBe(200);
  return JSON.parse(body);
}

it.each([
  { type: "string", pattern: "^ord_[0-9a-z]{26}$" },
  { type: "string", pattern: "^\\d{3}-\\d{4}(?:\\+[^\\s\\d]{2,3})?$" },
  { type: "string", pattern: "^(GET|POST) /[a-z/]+\\.json$", minLength: 20 },
  { type: "string", pattern: "middle" },
  { type: "string", pattern: "^\\p{Lu}[\\w-]\\u0041$" },
  { type: "string", format: "email", minLength: 30 },
  { type: "string", not: { const: "text" } },
  { type: "integer", minimum: 5, multipleOf: 4 },
  { type: "integer", maximum: -3 },
  { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
  { type: "number", minimum: 0.5, multipleOf: 0.3 },
  { type: "array", items: text, minItems: 20 },
  { type: "array", items: { type: "integer" }, minItems: 3, uniqueItems: true },
  { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 3, uniqueItems: true },
  { type: "array", prefixItems: [text, { type: "integer" }], items: false, minItems: 2 },
  { type: "array", contains: { type: "integer" } },
  { type: "object", required: ["b"], properties: { a: text } },
  { type: "object", required: ["b"], additionalProperties: { type: "integer" } },
  { type: "object", minProperties: 2, additionalProperties: text },
  { type: "object", minProperties: 1, properties: { a: text } },
  { minProperties: 1, patternProperties: { "^x-": text }, additionalProperties: false },
  { required: ["a"], properties: { a: text, b: text }, dependentRequired: { a: ["b"] } },
  { required: ["a"], if: { required: ["a"] }, then: { required: ["c"] } },
  { required: ["__proto__"], properties: JSON.parse('{ "__proto__": { "type": "string" } }') },
  { allOf: [{ type: "number", minimum: 4 }, { type: "integer" }, { maximum: 4.5 }] },
  { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
  {
    required: ["id"],
    properties: { id: text },
    oneOf: [{ required: ["a"] }, { required: ["b"], properties: { b: text } }],
  },
  { type: "integer", examples: ["none", 7] },
  { type: "integer", default: "none" },
  { type: "object", required: ["a"], properties: { a: { ...text, example: 1 } } },
  { type: "object", required: ["a"], properties: { a: text }, default: null },
  { $ref: "#/components/schemas/Chain" },
])("what is made up fits %j", async (schema) => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const answer = await answerOf(schema);
  const validate = ajv.compile({ ...schema, components });
  expect(validate(answer), `${JSON.stringify(answer)}: ${ajv.errorsText(validate.errors)}`).toBe(
    true,
  );
});

it("an example that does not fit is not answered, where something else fits", async () => {
  const schema = { type: "object", required: ["a"], properties: { a: text } };
  const examples = { wrong: { value: { b: 1 } }, right: { value: { a: "told" } } };
  expect(await answerOf(schema, { examples })).toEqual({ a: "told" });
  expect(await answerOf(schema, { example: { b: 1 } })).toEqual({ a: "text" });
  const impossible = { not: {} };
  expect(await answerOf(impossible, { example: { b: 1 } })).toEqual({ b: 1 });
});

it("what only clients send is not answered", async () => {
  const properties = { password: { ...text, writeOnly: true }, name: text };
  const schema = { type: "object", required: ["password", "name"], properties };
  expect(await answerOf(schema)).toEqual({ name: "text" });
});

it("a schema that no value is small enough for ends all the same", async () => {
  expect(await answerOf({ $ref: "#/components/schemas/Endless" })).toBeTypeOf("object");
});
