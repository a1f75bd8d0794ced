import { expect, it } from "vitest";
import { ask, emulatorOf } from "./small-document.js";

const text = { type: "string" };
const user = { type: "object", required: ["name"], properties: { name: text } };

it("what is sent is shown as what the answer declares under its name, and only so", async () => {
  const json = (schema: object): object => ({ content: { "application/json": { schema } } });
  const sent = {
    type: "object",
    properties: { owner: text, label: { type: ["string", "null"] }, size: { type: "integer" } },
  };
  const shown = (object: string): object => ({
    type: "object",
    required: ["id", "object", "owner"],
    properties: {
      id: text,
      object: { const: object },
      owner: { oneOf: [user] },
      label: text,
      size: { type: "number" },
    },
  });
  const emulator = await emulatorOf({
    openapi: "3.1.0",
    info: { title: "Kinds", version: "1.0.0" },
    paths: {
      "/things": {
        get: {
          responses: { 200: { description: "", ...json({ type: "array", items: shown("item") }) } },
        },
        post: {
          requestBody: json(sent),
          responses: { 201: { description: "", ...json(shown("thing")) } },
        },
      },
    },
  });
  const body = JSON.stringify({ owner: "me", label: null, size: 3 });
  const created = JSON.parse((await ask(emulator, ["POST", "/things"], body)).text) as object;
  const id = expect.any(String) as string;
  expect(created).toEqual({ id, object: "thing", owner: { name: "text" }, size: 3 });
  const listed = JSON.parse((await ask(emulator, ["GET", "/things"])).text) as object[];
  expect(listed).toContainEqual({ ...created, object: "item" });
});
