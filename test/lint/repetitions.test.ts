import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint } from "../../src/lint/lint.js";
import { tempFolder } from "../temp-folder.js";
import { findingsIn, merge, plainDocument, ref, schemas } from "./documents.js";

test("what an alias repeats is told once, where it is written", async () => {
  const spec = join(tempFolder(), "things.yaml");
  writeFileSync(
    spec,
    `openapi: 3.1.0
info: { title: Things, version: "1" }
x-size: &size { type: integer, example: tall }
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: a, in: query, schema: *size }
        - { name: b, in: query, schema: *size }
      responses: { "204": { description: None. } }
`,
  );
  const { findings, errors } = await lint({ spec });
  expect(findings.map(({ id, place }) => [id, place.line, place.column])).toEqual([
    ["example-invalid", 3, 32],
  ]);
  expect(errors).toBe(1);
});

test("what stands twice in the text is told twice", async () => {
  const tall = { type: "integer", example: "tall" };
  const document = merge(plainDocument, schemas({ Thing: { properties: { a: tall, b: tall } } }));
  const found = await findingsIn(document, "things.json");
  expect(found.map(({ id }) => id)).toEqual(["example-invalid", "example-invalid"]);
});

test("a component that an extension refers to is used", async () => {
  const media = { "application/json": { schema: ref("Event") } };
  const document = merge(plainDocument, {
    "x-webhooks": { done: { post: { requestBody: { content: media } } } },
    ...schemas({ Event: { properties: { part: ref("EventPart") } }, EventPart: {}, Rest: {} }),
  });
  const unused = (await findingsIn(document)).filter(({ id }) => id === "component-unused");
  expect(unused.map(({ pointer }) => pointer)).toEqual(["#/components/schemas/Rest"]);
});
