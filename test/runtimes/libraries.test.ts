import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { parse } from "yaml";
import {
  connect,
  inPath,
  tellRateLimitField,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { head, problemsOf, readText } from "../read/temp-document.js";
import { root } from "../program.js";
import { tree } from "../tree.js";

/* What docs/runtimes.md says of libraries, of those that are installed here, and of us. */

const twice = '200: a\n"200": b\n';
const merged = "a: &a { b: 1 }\nc: { <<: *a }\n";

test("js-yaml and yaml keep << as a property; we merge it", async () => {
  const kept = { a: { b: 1 }, c: { "<<": { b: 1 } } };
  expect([load(merged), parse(merged)]).toEqual([kept, kept]);
  const { root: document } = await readText(head + merged);
  expect(document["c"]).toEqual({ b: 1 });
});

test("yaml takes the second of two keys that are the same in JSON; we refuse both", async () => {
  expect(parse(twice)).toEqual({ "200": "b" });
  expect(() => load(twice)).toThrow("duplicated mapping key");
  expect(await problemsOf(`${head}x:\n  200: a\n  "200": b\n`)).toEqual([
    expect.stringContaining('The key "200" stands a second time'),
  ]);
});

test("ajv forgets unevaluatedItems beside contains", () => {
  const schema = { type: "array", contains: { type: "number" }, unevaluatedItems: false } as const;
  expect(new Ajv2020().validate(schema, [1, "x"])).toBe(true);
});

test("no generated file is kept from being checked", () => {
  const texts = Object.keys(tree(join(root, "generated", "src"))).map((path) =>
    readFileSync(join(root, "generated", "src", path), "utf8"),
  );
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.join("\n")).not.toContain("@ts-nocheck");
});

test("parameters that share a segment are written by their names, and bigints as digits", async () => {
  const operation: Operation = {
    ...{ id: "get", method: "GET", path: "/things/{name}.{format}/{id}", errors: [] },
    parameters: [[inPath, "format", "id", "name"]],
  };
  const sent: string[] = [];
  const fetch = (url: string): Promise<Response> => {
    sent.push(url);
    return Promise.resolve(Response.json({}));
  };
  const request = { name: "a.b", format: "json", id: 9007199254740993n };
  const client = connect({ fetch }, { baseUrl: "https://h.example" });
  await client.call<Result<unknown, CallFailure>>(operation, request);
  expect(sent).toEqual(["https://h.example/things/a.b.json/9007199254740993"]);
});

test.each([
  ['"default";r=0;t=2', '"default";q=100;w=60'],
  ['"a"; r=5, "default" ; r=0; t=2', '"a";q=9, "default";q=100'],
])("RateLimit: %s", (current, policy) => {
  const headers = new Headers({ ratelimit: current, "ratelimit-policy": policy });
  const names = { current: "RateLimit", policy: "RateLimit-Policy" };
  expect(tellRateLimitField(headers, names)).toMatchObject({
    rateLimit: { remaining: 0, limit: 100 },
  });
});
