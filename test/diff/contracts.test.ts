import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const text: JsonObject = { type: "string" };
const object: JsonObject = { type: "object", properties: { a: text } };
const nothing: JsonObject = { "204": { description: "" } };
const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const schemes: JsonObject = {
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      token: { type: "http", scheme: "bearer" },
    },
  },
};
const secured = (...security: JsonObject[]): JsonObject =>
  withOperation({ responses: nothing, security }, schemes);
const sent = (content: JsonObject): JsonObject =>
  withOperation({ responses: nothing, requestBody: { content } });
const answered = (responses: JsonObject): JsonObject => withOperation({ responses });
const queried = (parameter: JsonObject): JsonObject =>
  withOperation({ responses: nothing, parameters: [{ name: "q", in: "query", ...parameter }] });
const problem: JsonObject = { description: "", content: json(object) };

/** A parameter of the path, or of its operation. */
function placed(where: "operation" | "path"): JsonObject {
  const parameters = [{ name: "q", in: "query", schema: text }];
  const get: JsonObject = { operationId: "get", responses: nothing };
  const path = where === "path" ? { parameters, get } : { get: { ...get, parameters } };
  return { ...withOperation({}), paths: { "/a": path } };
}

/** What real changes of an API do, each judged by hand. */
test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "one of two credentials becomes both",
    secured({ key: [] }, { token: [] }),
    secured({ key: [], token: [] }),
    ["security breaking"],
  ],
  [
    "credentials more to choose from",
    secured({ key: [] }),
    secured({ key: [] }, { token: [] }),
    ["security safe"],
  ],
  [
    "credentials are no longer optional",
    secured({}, { key: [] }),
    secured({ key: [] }),
    ["security breaking"],
  ],
  [
    "a range of media types that is sent becomes one",
    sent({ "image/*": { schema: text } }),
    sent({ "image/png": { schema: text } }),
    ["media-type breaking"],
  ],
  [
    "a charset beside the media type",
    sent({ "application/json; charset=utf-8": { schema: object } }),
    sent(json(object)),
    [],
  ],
  [
    "an error that the default covers gets a status",
    answered({ ...nothing, default: problem }),
    answered({ ...nothing, default: problem, "404": problem }),
    ["response-status safe"],
  ],
  [
    "an error becomes its range",
    answered({ ...nothing, "400": problem }),
    answered({ ...nothing, "4XX": problem }),
    ["response-status safe"],
  ],
  [
    "a parameter as JSON",
    queried({ content: json(object) }),
    queried({ schema: object }),
    ["parameter-style breaking"],
  ],
  [
    "text as content",
    queried({ content: { "text/plain": { schema: text } } }),
    queried({ schema: text }),
    [],
  ],
  ["a parameter moves from the path to its operation", placed("path"), placed("operation"), []],
  [
    "3.0 and 3.1 say the same",
    {
      ...sent(
        json({
          type: "object",
          properties: {
            a: { type: "string", nullable: true },
            n: { type: "integer", minimum: 1, exclusiveMinimum: true },
            f: { type: "string", format: "byte" },
          },
        }),
      ),
      openapi: "3.0.3",
    },
    sent(
      json({
        type: "object",
        properties: {
          a: { anyOf: [text, { type: "null" }] },
          n: { type: "integer", exclusiveMinimum: 1 },
          f: { type: "string", contentEncoding: "base64" },
        },
      }),
    ),
    [],
  ],
])("%s", (...[, before, after, findings]) => {
  expect(found(before, after)).toEqual(findings);
});
