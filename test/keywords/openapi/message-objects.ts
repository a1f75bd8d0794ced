import type { Json, JsonObject } from "../../../src/json/json.js";
import type { KeywordRow, KeywordRows } from "./keyword-row.js";
import { done, json, list, object, parameters, text } from "./plain-document.js";

const get = (operation: JsonObject): JsonObject => ({ paths: { "/things": { get: operation } } });
const post = (operation: JsonObject): JsonObject => ({ paths: { "/things": { post: operation } } });
const answer = (response: JsonObject): JsonObject => get({ responses: { "200": response } });
const parameterAt = (at: number, fields: JsonObject): JsonObject =>
  get({
    parameters: parameters.map((each, i) => (i === at ? without({ ...each, ...fields }) : each)),
  });
const parameter = (fields: JsonObject): JsonObject => parameterAt(0, fields);
const without = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
const body = (type: string, media: JsonObject): JsonObject => ({ content: { [type]: media } });
const form = (encoding: JsonObject): JsonObject => ({
  paths: {
    "/forms": { post: { requestBody: body("application/x-www-form-urlencoded", { encoding }) } },
  },
});
const parts = (encoding: JsonObject): JsonObject => ({
  paths: { "/parts": { post: { requestBody: body("multipart/form-data", { encoding }) } } },
});
const mixed = (fields: JsonObject): JsonObject => ({
  paths: {
    "/parts": {
      post: {
        requestBody: {
          content: { "multipart/form-data": null, "multipart/mixed": { schema: list, ...fields } },
        },
      },
    },
  },
});
const header = (fields: JsonObject): JsonObject =>
  answer({ headers: { "X-Total": { schema: { type: "integer" }, ...fields } } });
const link = (fields: JsonObject): JsonObject =>
  answer({ links: { add: { operationId: "addThing", ...fields } } });
const example = (fields: JsonObject): JsonObject =>
  answer(json({ examples: { one: { value: { a: "shown" }, ...fields } } }));
const failure = (status: string): JsonObject =>
  get({ responses: { [status]: { description: "Failed.", ...json({ schema: text }) } } });
const whole: Json = {
  name: "q",
  in: "querystring",
  content: { "application/x-www-form-urlencoded": { schema: object } },
};
const stream = { "application/json": null, "application/jsonl": { schema: list } };

/** The fields that headers have as parameters do. */
const styled = (of: (fields: JsonObject) => JsonObject, base: JsonObject): KeywordRow[] => [
  ["`description`", of({ description: "Which." }), { base }],
  ["`required`", of({ required: true }), { base }],
  ["`deprecated`", of({ deprecated: true }), { base }],
  ["`example`", of({ example: "a" }), { base }],
  ["`examples`", of({ examples: { one: { value: "a" } } }), { base }],
];

/** The objects that say what requests and answers are made of. */
export const messageObjects: KeywordRows = {
  Parameter: [
    ["`name`", parameter({ name: "q" })],
    [
      "`in: path`",
      {
        paths: {
          "/others/{id}": {
            get: {
              operationId: "getOther",
              tags: ["things"],
              parameters: [{ name: "id", in: "path", required: true, schema: text }],
              responses: done,
            },
          },
        },
      },
    ],
    ["`in: header`", parameter({ in: "header" })],
    ["`in: cookie`", parameter({ in: "cookie" })],
    ["`in: querystring`", get({ parameters: [whole] }), { since: "3.2" }],
    ...styled(parameter, {}),
    ["`allowEmptyValue`", parameter({ allowEmptyValue: true })],
    ["`style: deepObject`", parameterAt(2, { style: "deepObject" })],
    ["`style: pipeDelimited`", parameterAt(1, { style: "pipeDelimited", explode: false })],
    ["`style: spaceDelimited`", parameterAt(1, { style: "spaceDelimited", explode: false })],
    [
      "`style: cookie`",
      parameterAt(1, { in: "cookie", style: "cookie", explode: false }),
      { since: "3.2", base: parameterAt(1, { in: "cookie" }) },
    ],
    ["`explode`", parameterAt(1, { explode: false })],
    ["`allowReserved`", parameter({ allowReserved: true })],
    ["`schema`", parameter({ schema: { type: "integer" } })],
    ["`content`", parameter({ schema: null, ...json({ schema: object }) })],
  ],
  "Request Body": [
    ["`description`", post({ requestBody: { description: "The new one." } })],
    [
      "`content`",
      post({ requestBody: { content: { "application/json": null, "text/plain": {} } } }),
    ],
    ["`required`", post({ requestBody: { required: true } })],
  ],
  "Media Type": [
    ["`schema`", answer(json({ schema: { type: "array", items: text, $ref: null } }))],
    [
      "`itemSchema`",
      answer({ content: { "application/jsonl": { schema: null, itemSchema: object } } }),
      { since: "3.2", base: answer({ content: stream }) },
    ],
    ["`example`", answer(json({ example: { a: "shown" } }))],
    ["`examples`", answer(json({ examples: { one: { value: { a: "shown" } } } }))],
    ["`encoding`", form({ b: { explode: false } })],
    [
      "`prefixEncoding`",
      mixed({ prefixEncoding: [{ contentType: "application/json" }] }),
      { since: "3.2", base: mixed({}) },
    ],
    [
      "`itemEncoding`",
      mixed({ itemEncoding: { contentType: "application/json" } }),
      { since: "3.2", base: mixed({}) },
    ],
  ],
  Encoding: [
    ["`contentType`", parts({ a: { contentType: "application/json" } })],
    ["`headers`", parts({ a: { headers: { "X-A": { schema: text } } } })],
    [
      "`encoding`",
      parts({ c: { encoding: { a: { contentType: "text/html" } } } }),
      { since: "3.2" },
    ],
    [
      "`prefixEncoding`",
      parts({ b: { prefixEncoding: [{ contentType: "text/html" }] } }),
      { since: "3.2" },
    ],
    [
      "`itemEncoding`",
      parts({ b: { itemEncoding: { contentType: "text/html" } } }),
      { since: "3.2" },
    ],
    ["`style`", form({ b: { style: "pipeDelimited", explode: false } })],
    ["`explode`", form({ b: { explode: false } })],
    ["`allowReserved`", form({ a: { allowReserved: true } })],
  ],
  Responses: [
    ["`default`", failure("default")],
    ["a status", failure("404")],
    ["a range such as `4XX`", failure("4XX")],
  ],
  Response: [
    ["`summary`", answer({ summary: "All." }), { since: "3.2" }],
    ["`description`", answer({ description: "All." })],
    ["`headers`", header({})],
    ["`content`", answer({ content: { "application/json": null, "text/csv": {} } })],
    ["`links`", link({})],
  ],
  Callback: [
    [
      "an expression",
      post({ callbacks: { done: { "{$request.body#/a}": { post: { responses: done } } } } }),
    ],
  ],
  Example: [
    ["`summary`", example({ summary: "Shown." }), { base: example({}) }],
    ["`description`", example({ description: "Shown." }), { base: example({}) }],
    [
      "`dataValue`",
      example({ value: null, dataValue: { a: "data" } }),
      { since: "3.2", base: example({}) },
    ],
    [
      "`serializedValue`",
      example({ serializedValue: '{"a":"text"}' }),
      { since: "3.2", base: example({}) },
    ],
    ["`value`", example({})],
    ["`externalValue`", example({ value: null, externalValue: "https://a.example/one" })],
  ],
  Link: [
    [
      "`operationRef`",
      link({ operationId: null, operationRef: "#/paths/~1forms/post" }),
      { base: link({}) },
    ],
    ["`operationId`", link({ operationId: "addForm" }), { base: link({}) }],
    ["`parameters`", link({ parameters: { p: "$response.body#/a" } }), { base: link({}) }],
    ["`requestBody`", link({ requestBody: "$response.body" }), { base: link({}) }],
    ["`description`", link({ description: "Adds." }), { base: link({}) }],
    ["`server`", link({ server: { url: "https://c.example" } }), { base: link({}) }],
  ],
  Header: [
    ...styled(header, header({})),
    ["`style`", header({ style: "simple" }), { base: header({}) }],
    ["`explode`", header({ schema: object, explode: true }), { base: header({ schema: object }) }],
    ["`allowReserved`", header({ allowReserved: true }), { base: header({}) }],
    ["`allowEmptyValue`", header({ allowEmptyValue: true }), { base: header({}) }],
    ["`schema`", header({ schema: text }), { base: header({}) }],
    ["`content`", header({ schema: null, ...json({ schema: object }) }), { base: header({}) }],
  ],
  Reference: [
    [
      "`$ref`",
      answer(json({ schema: { $ref: "#/components/schemas/Other" } })),
      {
        base: { components: { schemas: { Other: object } } },
      },
    ],
    [
      "`summary`",
      answer({ $ref: "#/components/responses/Ours", summary: "All.", content: null }),
      {
        since: "3.1",
        base: {
          components: { responses: { Ours: { description: "Ours.", ...json({ schema: text }) } } },
          ...answer({ $ref: "#/components/responses/Ours", description: null, content: null }),
        },
      },
    ],
    [
      "`description`",
      answer({ $ref: "#/components/responses/Ours", description: "All.", content: null }),
      {
        since: "3.1",
        base: {
          components: { responses: { Ours: { description: "Ours.", ...json({ schema: text }) } } },
          ...answer({ $ref: "#/components/responses/Ours", description: null, content: null }),
        },
      },
    ],
  ],
};
