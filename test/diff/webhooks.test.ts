import { expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";
import { found, withOperation } from "./found.js";

const ok: JsonObject = { "200": { description: "" } };
const object: JsonObject = { type: "object", properties: { id: { type: "string" } } };
const body = (required: boolean, type = "application/json"): JsonObject => ({
  requestBody: { required, content: { [type]: { schema: object } } },
});
const signed = (required: boolean): JsonObject => ({
  parameters: [{ name: "X-Signature", in: "header", required, schema: { type: "string" } }],
});
const answer = (more: JsonObject): JsonObject => ({
  responses: { "200": { description: "", ...more } },
});
const acknowledged = (required: boolean): JsonObject =>
  answer({ headers: { "X-Ack": { required, schema: { type: "string" } } } });

/** What the API sends (first) and what its receiver answers. */
const changes: [string, JsonObject, JsonObject, string[]][] = [
  ["a body is gone", body(true), {}, ["request-body breaking"]],
  ["an optional body is gone", body(false), {}, ["request-body breaking"]],
  ["an optional body comes", {}, body(false), ["request-body safe"]],
  ["a required body comes", {}, body(true), ["request-body safe"]],
  [
    "a media type comes that nobody asked for",
    body(true),
    {
      requestBody: {
        required: true,
        content: { "application/json": { schema: object }, "text/csv": {} },
      },
    },
    ["media-type breaking"],
  ],
  ["a required header is gone", signed(true), {}, ["parameter-removed breaking"]],
  ["an optional header comes", {}, signed(false), ["parameter-added safe"]],
  ["a required header comes", {}, signed(true), ["parameter-added safe"]],
  ["an answer has to have a header", {}, acknowledged(true), ["response-header breaking"]],
  ["an answer may have a header", {}, acknowledged(false), ["response-header safe"]],
  [
    "an answer has to have a body",
    {},
    answer({ content: { "application/json": { schema: object } } }),
    ["media-type breaking"],
  ],
];

const webhook = (request: JsonObject): JsonObject =>
  withOperation({ responses: ok }, { webhooks: { done: { post: { responses: ok, ...request } } } });
const callback = (request: JsonObject): JsonObject =>
  withOperation({
    responses: ok,
    callbacks: { done: { "{$request.body#/url}": { post: { responses: ok, ...request } } } },
  });

test.each(changes)("a request that the API sends: %s", (...[, before, after, findings]) => {
  expect(found(webhook(before), webhook(after))).toEqual(findings);
  expect(found(callback(before), callback(after))).toEqual(findings);
});

test("a callback that is gone was part of its operation", () => {
  const sideOf = (root: JsonObject): Side => {
    const document = documentOf(root);
    return { api: model(document).api, place: (at) => document.place(at) };
  };
  const without = withOperation({ responses: ok });
  const [finding] = diffWire(sideOf(callback({})), sideOf(without)).findings;
  expect([finding?.id, finding?.wire]).toEqual(["webhook", "breaking"]);
  expect(finding?.head.pointer).toBe("#/paths/~1a/post");
});

test("a draft promises nothing of its callbacks", () => {
  const draft = (request: JsonObject): JsonObject => {
    const document = callback(request);
    const { post } = (document.paths as Record<string, { post: JsonObject }>)["/a"]!;
    post["x-stability-level"] = "draft";
    return document;
  };
  expect(found(draft(body(true)), draft({}))).toEqual(["request-body safe"]);
});

test.each([
  ["at the root", (document: JsonObject, mark: JsonObject) => ({ ...document, ...mark })],
  ["of one", (_document: JsonObject, mark: JsonObject) => webhook(mark)],
])("a signature that comes is news, and one that goes locks requests out: %s", (_, place) => {
  const mark = { "x-webhook-signature": "standard-webhooks" };
  const plain = webhook({});
  expect(found(plain, place(plain, mark))).toEqual(["webhook-signature safe"]);
  expect(found(place(plain, mark), plain)).toEqual(["webhook-signature breaking"]);
  expect(found(place(plain, mark), place(plain, { ...mark }))).toEqual([]);
});
