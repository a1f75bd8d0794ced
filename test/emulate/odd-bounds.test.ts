import { expect, test } from "vitest";
import { emulatorOf } from "./small-document.js";

test.each([
  { type: "integer", multipleOf: -10 },
  { type: "integer", minimum: "5" },
  { type: "string", maxLength: 1.5 },
  { type: "array", items: { type: "string" }, minItems: -1 },
  { type: "string", enum: [] },
])("what is no bound refuses nothing: %o", async (schema) => {
  const parameter = { name: "size", in: "query", schema };
  const emulator = await emulatorOf({
    openapi: "3.0.3",
    info: { title: "Sizes", version: "1" },
    paths: {
      "/sizes": { get: { parameters: [parameter], responses: { 204: { description: "" } } } },
    },
  });
  const answer = await emulator.fetch("http://localhost/sizes?size=20");
  expect(answer.status).toBe(204);
});
