import { expect, it } from "vitest";
import { ask, emulatorOf } from "./small-document.js";

const text = { type: "string" };

/** The body of a 404 that is declared so. */
async function notFound(schema: object): Promise<unknown> {
  const id = { name: "id", in: "path", required: true, schema: text };
  const json = (of: object): object => ({
    description: "",
    content: { "application/json": { schema: of } },
  });
  const thing = { type: "object", properties: { id: text } };
  const emulator = await emulatorOf({
    openapi: "3.1.0",
    info: { title: "Errors", version: "1.0.0" },
    paths: {
      "/things": { get: { responses: { 200: json({ type: "array", items: thing }) } } },
      "/things/{id}": {
        get: { parameters: [id], responses: { 200: json(thing), 404: json(schema) } },
      },
    },
  });
  return JSON.parse((await ask(emulator, ["GET", "/things/none"])).text);
}

const message = expect.stringContaining("not found") as string;
const object = (properties: object, required = Object.keys(properties), more = {}): object => ({
  ...{ type: "object", properties, required },
  ...more,
});

it.each([
  [{}, { error: message }],
  [object({ error: text }), { error: message }],
  [object({ detail: text, status: { type: "integer" } }), { detail: message, status: 404 }],
  [
    object({ error: object({ status: { type: "integer" }, message: text }) }),
    { error: { status: 404, message } },
  ],
  [
    object({ error: object({ type: { enum: ["api_error"] }, message: text }, ["type"]) }),
    { error: { type: "api_error", message } },
  ],
  [object({ error: { type: "boolean" }, message: text }), { error: false, message }],
  [object({ error: { enum: ["not_found"] }, message: text }), { error: "not_found", message }],
  [object({}, [], { additionalProperties: false }), {}],
  [
    object({ errors: { type: "array", items: object({ detail: text }), minItems: 1 } }),
    { error: message, errors: [{ detail: "text" }] },
  ],
])("an error is what its status declares: %j", async (schema, body) => {
  expect(await notFound(schema)).toEqual(body);
});
