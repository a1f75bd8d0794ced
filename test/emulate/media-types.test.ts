import { expect, test } from "vitest";
import { emulatorOf } from "./small-document.js";

test.each([
  ["*/*", { type: "string", format: "binary" }, "application/octet-stream"],
  ["image/*", { $ref: "#/components/schemas/Scan" }, "application/octet-stream"],
  ["text/*", { type: "string" }, "text/plain"],
  ["*/*", { type: "object", properties: { id: { type: "string" } } }, "application/json"],
  ["application/pdf", {}, "application/pdf"],
])("an answer of %s with %o has one type", async (range, schema, type) => {
  const emulator = await emulatorOf({
    openapi: "3.0.3",
    info: { title: "Scans", version: "1" },
    paths: {
      "/scan": {
        get: { responses: { 200: { description: "It.", content: { [range]: { schema } } } } },
      },
    },
    components: { schemas: { Scan: { type: "string", format: "binary" } } },
  });
  const answer = await emulator.fetch("http://localhost/scan");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
});
