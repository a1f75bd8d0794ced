import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { lint } from "../../src/lint/lint.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/** A document with one of each thing that another file may hold. */
const whole = `{
  "openapi": "3.1.0",
  "info": { "title": "Example", "version": "1" },
  "servers": [{ "url": "https://api.example.com" }],
  "tags": [{ "name": "things", "description": "What there is." }],
  "security": [{ "key": [] }],
  "paths": {
    "/things": {
      "get": {
        "operationId": "listThings",
        "tags": ["things"],
        "security": [{ "key": [] }, {}],
        "servers": [{ "url": "https://things.example.com" }],
        "parameters": [{ "name": "limit", "in": "query", "schema": { "type": "integer" } }],
        "responses": {
          "200": {
            "description": "All.",
            "headers": { "X-Total": { "schema": { "type": "integer" } } },
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } }
          }
        },
        "callbacks": {
          "told": {
            "{$request.query.url}": { "post": { "responses": { "204": { "description": "Heard." } } } }
          }
        }
      }
    }
  },
  "webhooks": {
    "changed": { "post": { "requestBody": { "content": { "text/plain": { "schema": { "type": "string" } } } } } }
  },
  "components": {
    "schemas": {
      "Thing": {
        "type": "object",
        "properties": { "id": { "type": "string" }, "owner": { "$ref": "#/components/schemas/Owner" } }
      },
      "Owner": { "allOf": [{ "type": "object", "properties": { "name": { "type": "string" } } }] }
    },
    "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-API-Key" } }
  }
}`;

const operation = ["paths", "/things", "get"];
const places = [
  ["info"],
  ["servers"],
  ["tags"],
  ["security"],
  ["paths"],
  operation,
  [...operation, "tags"],
  [...operation, "security"],
  [...operation, "servers"],
  [...operation, "parameters"],
  [...operation, "responses"],
  [...operation, "responses", "200", "headers"],
  [...operation, "responses", "200", "content"],
  [...operation, "callbacks"],
  ["webhooks"],
  ["components"],
  ["components", "schemas"],
  ["components", "securitySchemes"],
  ["components", "schemas", "Thing", "properties"],
  ["components", "schemas", "Owner", "allOf"],
];

/** The client that is made of a document in files, and what is found in them. */
async function outcomeOf(files: Record<string, string>): Promise<Record<string, unknown>> {
  const folder = tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const out = join(folder, "client");
  const report = await generate({ spec: join(folder, "api.json"), out, layout: "source" });
  expect(report.warnings).toEqual([]);
  // The list of files has the document's version and hashes: it is compared by what it is about.
  const { ".generated.json": _, ...texts } = tree(out);
  const { findings } = await lint({ spec: join(folder, "api.json") });
  return { ...texts, findings: findings.map(({ id, message }) => `${id} ${message}`).sort() };
}

test.each(places.map((place) => ({ place, name: place.join(" ") })))(
  "a document means the same with a part in another file: $name",
  async ({ place }) => {
    const rest = JSON.parse(whole) as Record<string, unknown>;
    const last = place.at(-1) ?? "";
    let owner = rest;
    for (const key of place.slice(0, -1)) owner = owner[key] as Record<string, unknown>;
    const part = JSON.stringify(owner[last]).replaceAll('"#/', '"../api.json#/');
    // Twice removed, and below a key: the place itself is not a file's root.
    owner[last] = { $ref: "parts/index.json#/part" };
    const moved = {
      "api.json": JSON.stringify(rest),
      "parts/index.json": `{ "part": { "$ref": "it.json" } }`,
      "parts/it.json": part,
    };
    expect(await outcomeOf(moved)).toEqual(await outcomeOf({ "api.json": whole }));
  },
);
