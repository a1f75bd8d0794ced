import { isObject } from "../../../src/json/is-object.js";
import type { Json, JsonObject } from "../../../src/json/json.js";

export const text: Json = { type: "string" };
export const list: Json = { type: "array", items: text };
export const object: Json = { type: "object", properties: { a: text } };
export const done: Json = { "204": { description: "Done." } };

/** The parameters of the list: a text, a list and an object. */
export const parameters: readonly JsonObject[] = [
  { name: "p", in: "query", schema: text },
  { name: "l", in: "query", schema: list },
  { name: "o", in: "query", schema: object },
];

/** A `content` of JSON. */
export function json(media: JsonObject): JsonObject {
  return { content: { "application/json": media } };
}

/** The document that every other one is laid over. */
export function plainDocument(version: string): JsonObject {
  const schema = { $ref: "#/components/schemas/Thing" };
  const form = { type: "object", properties: { a: text, b: list, c: object } };
  const post = { operationId: "addThing", tags: ["things"], requestBody: json({ schema }) };
  return {
    openapi: version,
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://a.example" }],
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          tags: ["things"],
          parameters: [...parameters],
          responses: { "200": { description: "Fine.", ...json({ schema }) } },
        },
        post: { ...post, responses: done },
      },
      "/forms": {
        post: {
          operationId: "addForm",
          tags: ["things"],
          requestBody: { content: { "application/x-www-form-urlencoded": { schema: form } } },
          responses: done,
        },
      },
      "/parts": {
        post: {
          operationId: "addParts",
          tags: ["things"],
          requestBody: { content: { "multipart/form-data": { schema: form } } },
          responses: done,
        },
      },
    },
    components: {
      schemas: { Thing: object },
      securitySchemes: { Token: { type: "http", scheme: "bearer" } },
    },
  };
}

/** Lays a change over a document: objects are merged, null takes away, everything else replaces. */
export function changed(document: Json, change: Json): Json {
  if (!isObject(change)) return change;
  const merged: JsonObject = isObject(document) ? { ...document } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = changed(merged[name] ?? {}, value);
  }
  return merged;
}
