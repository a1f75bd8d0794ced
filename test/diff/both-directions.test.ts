import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import type { JsonObject } from "../../src/json/json.js";
import { model } from "../../src/model/model.js";
import { read } from "../../src/read/read.js";
import { withOperation } from "./found.js";

/*
 * Each change and its reverse, in documents of every version: what is breaking one way is seldom so the other way.
 * Documents that say the same in the words of two versions are no change either way.
 */

const folder = mkdtempSync(join(tmpdir(), "both-directions-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text: JsonObject = { type: "string" };
const whole: JsonObject = { type: "integer" };
const list: JsonObject = { type: "array", items: text };
const empty: JsonObject = { 204: { description: "" } };
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

type Pair = [base: JsonObject, head: JsonObject];
type Row = [kind: string, ...Pair, forth: string, back: string];

async function sideOf(document: JsonObject, file: string): Promise<Side> {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify(document));
  const found = await read(path, {});
  const { api, leftOut } = model(found, { isCompared: true });
  return { api, leftOut, place: (at) => found.place(at) };
}

async function verdicts(base: JsonObject, head: JsonObject): Promise<string[]> {
  const [before, after] = [await sideOf(base, "base.json"), await sideOf(head, "head.json")];
  return [diffWire(before, after), diffWire(after, before)].map(({ verdict }) => verdict.wire);
}

function expectRows(rows: Row[], documentOf: (given: JsonObject) => JsonObject): void {
  test.each(rows)("%s", async (...[, base, head, forth, back]) => {
    expect(await verdicts(documentOf(base), documentOf(head))).toEqual([forth, back]);
  });
}

const asked = (...parameters: JsonObject[]): JsonObject => ({ parameters, responses: empty });
const query = (more: JsonObject): JsonObject => ({ name: "q", in: "query", schema: text, ...more });
const answered = (response: JsonObject): JsonObject => ({
  responses: { 200: { description: "", ...response } },
});
const headed = (schema: JsonObject): JsonObject => answered({ headers: { X: { schema } } });
const linked = (link: JsonObject): JsonObject =>
  answered({ ...json(object({ id: text })), links: { next: { operationId: "send", ...link } } });
const called = (hook: JsonObject, url = "{$request.body#/url}"): JsonObject => ({
  requestBody: json(object({ url: text })),
  callbacks: { seen: { [url]: hook } },
  responses: empty,
});
const received = (more: JsonObject = {}): JsonObject => ({
  post: { requestBody: json(text), responses: empty, ...more },
});
const form = (contentType: string): JsonObject => ({
  requestBody: {
    content: {
      "multipart/form-data": { schema: object({ f: text }), encoding: { f: { contentType } } },
    },
  },
  responses: empty,
});

expectRows(
  [
    [
      "a required cookie",
      asked(),
      asked(query({ in: "cookie", required: true })),
      ...(["breaking", "breaking"] as const),
    ],
    [
      "a required parameter with a default",
      asked(),
      asked(query({ required: true, schema: { ...text, default: "x" } })),
      ...(["risky", "breaking"] as const),
    ],
    [
      "a list between spaces, then between bars",
      asked(query({ schema: list, style: "spaceDelimited", explode: false })),
      asked(query({ schema: list, style: "pipeDelimited", explode: false })),
      ...(["breaking", "breaking"] as const),
    ],
    [
      "a value more in a header of an answer",
      headed({ ...text, enum: ["a"] }),
      headed({ ...text, enum: ["a", "b"] }),
      ...(["breaking", "safe"] as const),
    ],
    ["an answer without a body", answered(json(text)), answered({}), "breaking", "safe"],
    [
      "an answer to anything else",
      { responses: { 200: { description: "" }, default: { description: "", ...json(text) } } },
      answered({}),
      ...(["safe", "safe"] as const),
    ],
    [
      "an answer in other letters and with a character set",
      answered({ content: { "application/json": { schema: text } } }),
      answered({ content: { "Application/JSON; charset=utf-8": { schema: text } } }),
      ...(["unchanged", "unchanged"] as const),
    ],
    [
      "a part of one type less",
      form("image/png, image/jpeg"),
      form("image/png"),
      "breaking",
      "safe",
    ],
    [
      "a body that is optional",
      { responses: empty },
      { requestBody: json(text), responses: empty },
      ...(["safe", "breaking"] as const),
    ],
    ["a callback more", { ...called({}), callbacks: {} }, called(received()), "safe", "breaking"],
    [
      "a callback by another method",
      called(received()),
      called({ put: received()["post"] ?? {} }),
      ...(["breaking", "breaking"] as const),
    ],
    [
      "a callback to another address",
      called(received()),
      called(received(), "{$request.body#/other}"),
      ...(["breaking", "breaking"] as const),
    ],
    [
      "a callback that takes one answer less",
      called(received({ responses: { 200: { description: "" }, 202: { description: "" } } })),
      called(received({ responses: { 200: { description: "" } } })),
      ...(["breaking", "safe"] as const),
    ],
    ["a link", answered(json(object({ id: text }))), linked({}), "risky", "risky"],
    [
      "a link by another value",
      linked({ parameters: { q: "$response.body#/id" } }),
      linked({ parameters: { q: "$response.body#/x" } }),
      ...(["risky", "risky"] as const),
    ],
    [
      "a link in other words",
      linked({ description: "A" }),
      linked({ description: "B" }),
      ...(["unchanged", "unchanged"] as const),
    ],
    ["another operationId", { operationId: "a" }, { operationId: "b" }, "safe", "safe"],
  ],
  (operation) => withOperation({ responses: empty, ...operation }),
);

const key: JsonObject = { type: "apiKey", in: "header", name: "K" };
const flow = (more: JsonObject): JsonObject => ({
  ...{ tokenUrl: "https://x.invalid/t", scopes: { r: "", w: "" } },
  ...more,
});
const oauth = (more: JsonObject, ...others: string[]): JsonObject => ({
  type: "oauth2",
  flows: {
    clientCredentials: flow(more),
    ...Object.fromEntries(
      others.map((name) => [name, flow({ authorizationUrl: "https://x.invalid/a" })]),
    ),
  },
});
const secured = (security: JsonObject[] | undefined, schemes: JsonObject = {}): JsonObject =>
  withOperation(
    { ...(security && { security }), responses: empty },
    { components: { securitySchemes: { key, o: oauth({}), ...schemes } } },
  );
const byAll = (security?: JsonObject[]): JsonObject => ({
  ...secured(security),
  security: [{ key: [] }],
});
const served = (...urls: (JsonObject | string)[]): JsonObject => ({
  ...secured(undefined),
  servers: urls.map((url) => (typeof url === "string" ? { url: `https://${url}.invalid` } : url)),
});
const variable = (...values: string[]): JsonObject => ({
  url: "https://{e}.invalid",
  variables: { e: { default: "a", enum: values } },
});

expectRows(
  [
    ["a scope more", secured([{ o: ["r"] }]), secured([{ o: ["r", "w"] }]), "breaking", "safe"],
    ["a key for all", secured(undefined), byAll(), "breaking", "safe"],
    ["a key for all and by itself", secured([{ key: [] }]), byAll(), "unchanged", "unchanged"],
    ["open to all no more", byAll([]), byAll(), "breaking", "safe"],
    [
      "another scheme of that name",
      secured([{ key: [] }]),
      secured([{ key: [] }], { key: { type: "http", scheme: "bearer" } }),
      ...(["breaking", "breaking"] as const),
    ],
    [
      "that scheme by another name",
      secured([{ key: [] }]),
      secured([{ other: [] }], { other: key }),
      ...(["unchanged", "unchanged"] as const),
    ],
    [
      "tokens from elsewhere",
      secured([{ o: ["r"] }]),
      secured([{ o: ["r"] }], { o: oauth({ tokenUrl: "https://y.invalid/t" }) }),
      ...(["risky", "risky"] as const),
    ],
    [
      "a flow less",
      secured([{ o: ["r"] }], { o: oauth({}, "authorizationCode") }),
      secured([{ o: ["r"] }]),
      ...(["breaking", "safe"] as const),
    ],
    ["another server", served("a"), served("b"), "risky", "risky"],
    ["a server more", served("a"), served("a", "b"), "safe", "risky"],
    [
      "a value less of a server",
      served(variable("a", "b")),
      served(variable("a")),
      "risky",
      "safe",
    ],
  ],
  (document) => document,
);

const path = (name: string, schema: JsonObject): JsonObject => ({
  ...withOperation({ responses: empty }),
  paths: {
    [`/a/{${name}}`]: {
      get: { ...asked({ name, in: "path", required: true, schema }), operationId: "read" },
    },
  },
});
const at = (version: string, operation: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...withOperation({ responses: empty, ...operation }, more),
  openapi: version,
});
const body = (schema: JsonObject): JsonObject => ({ requestBody: json(schema) });
const swagger = (operation: JsonObject, more: JsonObject = {}): JsonObject => {
  const { info, paths } = withOperation({ responses: empty, ...operation });
  return { swagger: "2.0", info: info ?? {}, paths: paths ?? {}, ...more };
};
const basic = { b: { type: "http", scheme: "basic" } };
const methods = (more: JsonObject): JsonObject => ({
  ...at("3.2.0", {}),
  paths: { "/a": { get: { operationId: "read", responses: empty }, ...more } },
});
const found: JsonObject = { operationId: "find", responses: empty };
const lines = (schema: JsonObject): JsonObject =>
  answered({ content: { "application/jsonl": { itemSchema: schema } } });
const same = ["unchanged", "unchanged"] as const;

expectRows(
  [
    [
      "a number in the path, then any text",
      path("id", whole),
      path("id", text),
      "safe",
      "breaking",
    ],
    ["a parameter of the path by another name", path("id", text), path("key", text), ...same],
    [
      "nullable",
      at("3.0.3", body({ ...text, nullable: true })),
      at("3.1.0", body({ type: ["string", "null"] })),
      ...same,
    ],
    [
      "a bound left out",
      at("3.0.3", body({ ...whole, minimum: 1, exclusiveMinimum: true })),
      at("3.1.0", body({ ...whole, exclusiveMinimum: 1 })),
      ...same,
    ],
    [
      "bytes as text",
      at("3.0.3", body({ ...text, format: "byte" })),
      at("3.1.0", body({ ...text, contentEncoding: "base64" })),
      ...same,
    ],
    [
      "bytes",
      at("3.0.3", {
        requestBody: {
          content: { "application/octet-stream": { schema: { ...text, format: "binary" } } },
        },
      }),
      at("3.1.0", { requestBody: { content: { "application/octet-stream": {} } } }),
      ...same,
    ],
    [
      "a body of Swagger 2.0",
      swagger({
        consumes: ["application/json"],
        parameters: [{ in: "body", name: "b", required: true, schema: object({ a: text }) }],
      }),
      at("3.1.0", { requestBody: { required: true, ...json(object({ a: text })) } }),
      ...same,
    ],
    [
      "a form of Swagger 2.0",
      swagger({
        consumes: ["application/x-www-form-urlencoded"],
        parameters: [{ in: "formData", name: "a", ...text, required: true }],
      }),
      at("3.0.3", {
        requestBody: {
          required: true,
          content: { "application/x-www-form-urlencoded": { schema: object({ a: text }, "a") } },
        },
      }),
      ...same,
    ],
    [
      "a list of Swagger 2.0",
      swagger(asked({ in: "query", name: "q", ...list, collectionFormat: "csv" })),
      at("3.0.3", asked(query({ schema: list, explode: false }))),
      ...same,
    ],
    [
      "a list in several parameters of Swagger 2.0",
      swagger(asked({ in: "query", name: "q", ...list, collectionFormat: "multi" })),
      at("3.0.3", asked(query({ schema: list }))),
      ...same,
    ],
    [
      "the address of Swagger 2.0",
      swagger({}, { host: "x.invalid", basePath: "/v1", schemes: ["https"] }),
      at("3.0.3", {}, { servers: [{ url: "https://x.invalid/v1" }] }),
      ...same,
    ],
    [
      "a password of Swagger 2.0",
      swagger({ security: [{ b: [] }] }, { securityDefinitions: { b: { type: "basic" } } }),
      at("3.0.3", { security: [{ b: [] }] }, { components: { securitySchemes: basic } }),
      ...same,
    ],
    [
      "a required parameter of Swagger 2.0",
      swagger(asked({ in: "query", name: "q", ...text })),
      swagger(asked({ in: "query", name: "q", ...text, required: true })),
      ...(["breaking", "safe"] as const),
    ],
    [
      "a number of Swagger 2.0",
      swagger(asked({ in: "query", name: "q", ...text })),
      swagger(asked({ in: "query", name: "q", ...whole })),
      ...(["breaking", "safe"] as const),
    ],
    ["another version", at("3.1.0", {}), at("3.2.0", {}), ...same],
    ["QUERY", methods({ query: found }), methods({}), "breaking", "safe"],
    [
      "a method of one's own",
      methods({ additionalOperations: { LINK: found } }),
      methods({}),
      ...(["breaking", "safe"] as const),
    ],
    [
      "another type of each line",
      at("3.2.0", lines(object({ a: text }))),
      at("3.2.0", lines(object({ a: whole }))),
      ...(["breaking", "breaking"] as const),
    ],
  ],
  (document) => document,
);
