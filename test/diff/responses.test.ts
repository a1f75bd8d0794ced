import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const json = (property: string, type = "application/json"): JsonObject => ({
  description: "",
  content: {
    [type]: {
      schema: {
        type: "object",
        properties: { [property]: { type: "string" } },
        required: [property],
      },
    },
  },
});
const breaks = expect.arrayContaining([expect.stringContaining(" breaking")]) as string[];

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "a success of its own beside the range",
    { "2XX": json("id") },
    { "2XX": json("id"), "201": json("code") },
    breaks,
  ],
  [
    "an error of its own beside the range",
    { "4XX": json("id") },
    { "4XX": json("id"), "404": json("code") },
    breaks,
  ],
  [
    "an error of its own beside default",
    { default: json("id") },
    { default: json("id"), "404": json("code") },
    breaks,
  ],
  [
    "an error that default says otherwise",
    { default: json("id"), "404": json("code") },
    { default: json("id") },
    breaks,
  ],
  [
    "an error of its own that says the same",
    { default: json("id") },
    { default: json("id"), "404": json("id") },
    ["response-status safe"],
  ],
  [
    "another success beside a default for errors",
    { "200": json("id"), default: json("code") },
    { "200": json("id"), "202": json("state"), default: json("code") },
    ["response-status safe"],
  ],
  [
    "a range that its member replaces",
    { "2XX": json("id") },
    { "200": json("id") },
    ["response-status safe", "response-status safe"],
  ],
  ["a member that its range replaces", { "200": json("id") }, { "2XX": json("code") }, breaks],
  [
    "JSON with a suffix",
    { "200": json("id") },
    { "200": json("id", "application/problem+json") },
    ["media-type safe"],
  ],
])("answers: %s", (...[, before, after, findings]) => {
  expect(found(withOperation({ responses: before }), withOperation({ responses: after }))).toEqual(
    findings,
  );
});

const list: JsonObject = { type: "array", items: { type: "string" } };
const object: JsonObject = { type: "object", properties: { a: { type: "string" } } };

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "an object",
    { schema: object },
    { schema: object, explode: true },
    ["response-header breaking"],
  ],
  ["a list", { schema: list }, { schema: list, explode: true }, []],
  [
    "content",
    { schema: object },
    { content: { "application/json": { schema: object } } },
    ["response-header breaking"],
  ],
  [
    "content of text",
    { schema: { type: "string" } },
    { content: { "text/plain": { schema: { type: "string" } } } },
    [],
  ],
])("how a header is written: %s", (...[, before, after, findings]) => {
  const answer = (header: JsonObject): JsonObject =>
    withOperation({ responses: { "200": { description: "", headers: { "X-A": header } } } });
  expect(found(answer(before), answer(after))).toEqual(findings);
});

test("a server that reads a merge patch reads no plain JSON", () => {
  const patch = (type: string): JsonObject =>
    withOperation({
      requestBody: { content: json("a", type).content as JsonObject },
      responses: { "204": { description: "" } },
    });
  expect(found(patch("application/merge-patch+json"), patch("application/json"))).toContain(
    "media-type breaking",
  );
});

const file: JsonObject = { type: "string", format: "binary" };

test.each<[string, string, JsonObject, JsonObject, string[]]>([
  ["bytes, as 3.0 and 3.1 have them", "application/pdf", { schema: file }, {}, []],
  [
    "bytes of a type",
    "image/*",
    { schema: file },
    { schema: { contentMediaType: "image/png" } },
    [],
  ],
  ["text", "text/csv", { schema: { type: "string" } }, {}, []],
  ["less than all text", "text/csv", { schema: { type: "string", maxLength: 9 } }, {}, breaks],
  ["a string of JSON", "application/json", { schema: { type: "string" } }, {}, breaks],
  [
    "bytes that became Base64",
    "image/png",
    { schema: file },
    { schema: { type: "string", contentEncoding: "base64" } },
    breaks,
  ],
])("what a body says beside its media type: %s", (...[, type, before, after, findings]) => {
  const answer = (media: JsonObject): JsonObject =>
    withOperation({ responses: { "200": { description: "", content: { [type]: media } } } });
  expect(found(answer(before), answer(after))).toEqual(findings);
});
