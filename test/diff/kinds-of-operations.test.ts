import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";
import { worstOf } from "./worst.js";

/* A change of each kind that an operation can have beside its schemas, and whether those who call it today notice. */

const text: JsonObject = { type: "string" };
const whole: JsonObject = { type: "integer" };
const list: JsonObject = { type: "array", items: text };
const object: JsonObject = { type: "object", properties: { a: text, b: text } };
const empty: JsonObject = { "204": { description: "" } };

type Row = [kind: string, base: JsonObject, head: JsonObject, verdict: string];
type Pair = [base: JsonObject, head: JsonObject];

function verdictOf(base: JsonObject, head: JsonObject): string {
  return worstOf(found(base, head));
}

const given = (more: JsonObject): JsonObject => ({ name: "q", in: "query", schema: text, ...more });

test.each<[string, JsonObject[], JsonObject[], string]>([
  ["optional and new", [], [given({})], "safe"],
  ["required and new", [], [given({ required: true })], "breaking"],
  ["gone", [given({})], [], "breaking"],
  ["gone after it was deprecated", [given({ deprecated: true })], [], "safe"],
  ["required now", [given({})], [given({ required: true })], "breaking"],
  ["in another place", [given({})], [given({ in: "header" })], "breaking"],
  ["a number", [given({})], [given({ schema: whole })], "breaking"],
  ["any text", [given({ schema: whole })], [given({})], "safe"],
  [
    "another kind of text",
    [given({ schema: { type: "boolean" } })],
    [given({ schema: whole })],
    "breaking",
  ],
  ["one value, and no list", [given({ schema: list })], [given({})], "breaking"],
  [
    "written in another style",
    [given({ schema: list })],
    [given({ schema: list, explode: false })],
    "breaking",
  ],
  [
    "an object written otherwise",
    [given({ schema: object, style: "deepObject" })],
    [given({ schema: object })],
    "breaking",
  ],
  [
    "JSON now",
    [given({ schema: object })],
    [{ name: "q", in: "query", content: { "application/json": { schema: object } } }],
    "breaking",
  ],
  ["escaped now", [given({ allowReserved: true })], [given({})], "breaking"],
  ["never empty now", [given({ allowEmptyValue: true })], [given({})], "breaking"],
  [
    "a shorter list",
    [given({ schema: list })],
    [given({ schema: { ...list, maxItems: 2 } })],
    "breaking",
  ],
  ["deprecated", [given({})], [given({ deprecated: true })], "safe"],
  [
    "a header in other letters",
    [given({ in: "header", name: "X-A" })],
    [given({ in: "header", name: "x-a" })],
    "unchanged",
  ],
])("a parameter: %s", (...[, before, after, verdict]) => {
  const of = (parameters: JsonObject[]): JsonObject =>
    withOperation({ parameters, responses: empty });
  expect(verdictOf(of(before), of(after))).toBe(verdict);
});

const answer = (...types: string[]): JsonObject => ({
  description: "",
  content: Object.fromEntries(types.map((type) => [type, { schema: object }])),
});
const json = answer("application/json");

test.each<Row>([
  ["an error that is gone", { 200: json, 404: json }, { 200: json }, "safe"],
  ["an error that is new", { 200: json }, { 200: json, 404: json }, "safe"],
  ["another success", { 200: json }, { 201: json }, "breaking"],
  ["a success that is new", { 200: json }, { 200: json, 201: json }, "safe"],
  [
    "an error without its body",
    { 200: json, 404: json },
    { 200: json, 404: { description: "" } },
    "breaking",
  ],
  [
    "an error of another type",
    { 200: json, 404: json },
    { 200: json, 404: answer("text/plain") },
    "breaking",
  ],
  [
    "a type that is gone",
    { 200: answer("application/json", "application/xml") },
    { 200: json },
    "breaking",
  ],
  [
    "a type that is new",
    { 200: json },
    { 200: answer("application/json", "application/xml") },
    "safe",
  ],
  [
    "JSON with a name of its own",
    { 400: json },
    { 400: answer("application/problem+json") },
    "safe",
  ],
  ["anything", { 200: json }, { 200: answer("*/*") }, "breaking"],
  ["other words", { 200: json }, { 200: { ...json, description: "Other." } }, "unchanged"],
])("an answer: %s", (...[, before, after, verdict]) => {
  const [base, head] = [before, after].map((responses) => withOperation({ responses })) as Pair;
  expect(verdictOf(base, head)).toBe(verdict);
});

test.each<[string, JsonObject | undefined, JsonObject | undefined, string]>([
  ["gone", { schema: text }, undefined, "breaking"],
  ["gone after it was deprecated", { schema: text, deprecated: true }, undefined, "safe"],
  ["new", undefined, { schema: text }, "safe"],
  ["not always there now", { schema: text, required: true }, { schema: text }, "breaking"],
  ["always there now", { schema: text }, { schema: text, required: true }, "safe"],
  ["any text", { schema: whole }, { schema: text }, "breaking"],
  ["a number", { schema: text }, { schema: whole }, "safe"],
  [
    "an object written otherwise",
    { schema: object },
    { schema: object, explode: true },
    "breaking",
  ],
])("a header of an answer: %s", (...[, before, after, verdict]) => {
  const of = (header: JsonObject | undefined): JsonObject =>
    withOperation({
      responses: { 200: { description: "", headers: header ? { "X-A": header } : {} } },
    });
  expect(verdictOf(of(before), of(after))).toBe(verdict);
});

const body = (...types: string[]): JsonObject => ({ content: answer(...types)["content"] ?? {} });

test.each<[string, JsonObject | undefined, JsonObject | undefined, string]>([
  ["required and new", undefined, { ...body("application/json"), required: true }, "breaking"],
  ["gone", body("application/json"), undefined, "breaking"],
  [
    "required now",
    body("application/json"),
    { ...body("application/json"), required: true },
    "breaking",
  ],
  [
    "of one more type",
    body("application/json"),
    body("application/json", "application/xml"),
    "safe",
  ],
  [
    "of one type less",
    body("application/json", "application/xml"),
    body("application/json"),
    "breaking",
  ],
  [
    "of another type",
    body("application/json"),
    body("application/x-www-form-urlencoded"),
    "breaking",
  ],
  [
    "a patch, and no plain JSON",
    body("application/json"),
    body("application/merge-patch+json"),
    "breaking",
  ],
  ["of any type", body("application/json"), body("*/*"), "safe"],
  ["of one type, and no longer of any", body("*/*"), body("application/json"), "breaking"],
])("a body: %s", (...[, before, after, verdict]) => {
  const of = (requestBody: JsonObject | undefined): JsonObject =>
    withOperation({ ...(requestBody && { requestBody }), responses: empty });
  expect(verdictOf(of(before), of(after))).toBe(verdict);
});

const schemes: JsonObject = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  login: { type: "http", scheme: "bearer" },
};
const [key, login] = [{ key: [] }, { login: [] }];
const both = { key: [], login: [] };

test.each<[string, JsonObject[], JsonObject[], string]>([
  ["needed", [], [key], "breaking"],
  ["no longer needed", [key], [], "safe"],
  ["another way", [key], [key, login], "safe"],
  ["a way less", [key, login], [key], "breaking"],
  ["both, and no longer either", [key, login], [both], "breaking"],
  ["either, and no longer both", [both], [key, login], "safe"],
  ["nothing is not enough any more", [key, {}], [key], "breaking"],
])("credentials: %s", (...[, before, after, verdict]) => {
  const of = (security: JsonObject[]): JsonObject =>
    withOperation({ security, responses: empty }, { components: { securitySchemes: schemes } });
  expect(verdictOf(of(before), of(after))).toBe(verdict);
});

test.each<Row>([
  ["in another place", { in: "query" }, { in: "header" }, "breaking"],
  ["under another name", { name: "X-A" }, { name: "X-B" }, "breaking"],
  [
    "by another scheme",
    { type: "http", scheme: "basic" },
    { type: "http", scheme: "bearer" },
    "breaking",
  ],
  [
    "a hint at their form",
    { type: "http", scheme: "bearer" },
    { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    "unchanged",
  ],
])("credentials are sent otherwise: %s", (...[, before, after, verdict]) => {
  const of = (scheme: JsonObject): JsonObject => {
    const login = { type: "apiKey", in: "header", name: "X-A", ...scheme };
    const components = { securitySchemes: { login } };
    return withOperation({ security: [{ login: [] }], responses: empty }, { components });
  };
  expect(verdictOf(of(before), of(after))).toBe(verdict);
});

const sent = (schema: JsonObject): JsonObject => ({
  requestBody: { required: true, content: { "application/json": { schema } } },
  responses: empty,
});

test.each<Row>([
  ["a property less", sent(object), sent({ type: "object", properties: { a: text } }), "breaking"],
  ["a value more", sent({ enum: ["a"] }), sent({ enum: ["a", "b"] }), "breaking"],
  ["a value less", sent({ enum: ["a", "b"] }), sent({ enum: ["a"] }), "safe"],
  [
    "a header more",
    sent(text),
    { ...sent(text), parameters: [given({ in: "header", required: true })] },
    "safe",
  ],
  [
    "a header less",
    { ...sent(text), parameters: [given({ in: "header" })] },
    sent(text),
    "breaking",
  ],
  ["signed", sent(text), { ...sent(text), "x-webhook-signature": "standard-webhooks" }, "safe"],
  [
    "no longer signed",
    { ...sent(text), "x-webhook-signature": "standard-webhooks" },
    sent(text),
    "breaking",
  ],
])("what the API sends: %s", (...[, before, after, verdict]) => {
  const webhook = (post: JsonObject): JsonObject =>
    withOperation({ responses: empty }, { webhooks: { seen: { post } } });
  expect(verdictOf(webhook(before), webhook(after))).toBe(verdict);
  const callback = (post: JsonObject): JsonObject =>
    withOperation({ callbacks: { seen: { "{$request.body#/url}": { post } } }, responses: empty });
  if ("x-webhook-signature" in before || "x-webhook-signature" in after) return;
  expect(verdictOf(callback(before), callback(after))).toBe(verdict);
});

test.each<Row>([
  ["a key that is new", {}, { "x-idempotency-key": "Key" }, "safe"],
  [
    "a key in another header",
    { "x-idempotency-key": "Key" },
    { "x-idempotency-key": "Other" },
    "breaking",
  ],
  ["no key any more", { "x-idempotency-key": "Key" }, {}, "risky"],
  ["deprecated", {}, { deprecated: true, "x-sunset": "2027-01-01" }, "safe"],
  [
    "an earlier sunset",
    { deprecated: true, "x-sunset": "2027-05-01" },
    { deprecated: true, "x-sunset": "2027-01-01" },
    "breaking",
  ],
  ["less stable", { "x-stability-level": "stable" }, { "x-stability-level": "beta" }, "breaking"],
  ["nobody's extension", { "x-own": 1 }, { "x-own": 2 }, "unchanged"],
])("an operation: %s", (...[, before, after, verdict]) => {
  const parameters = ["Key", "Other"].map((name) => given({ in: "header", name }));
  const [base, head] = [before, after].map((more) =>
    withOperation({ ...more, parameters, responses: empty }),
  ) as Pair;
  expect(verdictOf(base, head)).toBe(verdict);
});
