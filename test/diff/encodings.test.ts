import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const text: JsonObject = { type: "string" };
const form = (encoding?: JsonObject, part: JsonObject = text, type = "multipart/form-data") =>
  withOperation({
    requestBody: {
      content: {
        [type]: {
          schema: { type: "object", properties: { a: part } },
          ...(encoding && { encoding: { a: encoding } }),
        },
      },
    },
    responses: { "204": { description: "" } },
  });
const urlencoded = "application/x-www-form-urlencoded";
const list: JsonObject = { type: "array", items: text };

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["the default of text", form(), form({ contentType: "text/plain" }), []],
  [
    "the default of an object",
    form(undefined, { type: "object" }),
    form({ contentType: "application/json" }, { type: "object" }),
    [],
  ],
  [
    "the default style",
    form(undefined, list, urlencoded),
    form({ style: "form", explode: true }, list, urlencoded),
    [],
  ],
  [
    "another style",
    form(undefined, list, urlencoded),
    form({ style: "form", explode: false }, list, urlencoded),
    ["encoding breaking"],
  ],
  [
    "another order",
    form({ contentType: "image/png, image/jpeg" }),
    form({ contentType: "image/jpeg,image/png" }),
    [],
  ],
  [
    "one type more",
    form({ contentType: "image/png" }),
    form({ contentType: "image/png, image/jpeg" }),
    ["encoding safe"],
  ],
  [
    "one type less",
    form({ contentType: "image/png, image/jpeg" }),
    form({ contentType: "image/png" }),
    ["encoding breaking"],
  ],
  [
    "a body that is no form",
    form(undefined, text, "application/json"),
    form({ contentType: "text/csv" }, text, "application/json"),
    [],
  ],
  [
    "a header that is required",
    form({ contentType: "text/plain" }),
    form({ headers: { "X-Sum": { required: true, schema: text } } }),
    ["part-header breaking"],
  ],
])("the encoding of a part: %s", (...[, before, after, findings]) => {
  expect(found(before, after)).toEqual(findings);
});
