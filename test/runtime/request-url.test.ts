import fc from "fast-check";
import { expect, test } from "vitest";
import {
  connect,
  formExploded,
  inPath,
  inQuery,
  ownServer,
  type Operation,
  type Result,
  type CallFailure,
} from "../../src/runtime/index.js";

const text = fc.string({ unit: "binary", minLength: 0, maxLength: 20 });
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const operation: Operation = {
  id: "find",
  method: "GET",
  path: "/a/{id}/b/{other}",
  parameters: [
    [inPath, "id", "other"],
    [inQuery, "q", "list", { name: "wire", key: "own" }],
  ],
  errors: [],
};

/** The URL that a call asks for, or its failure; nothing is sent. */
async function urlOf(request: object, called: Operation = operation): Promise<URL | CallFailure> {
  let url = "";
  const client = connect(
    {
      fetch: (input) => {
        url = String(input);
        return Promise.resolve(Response.json({}));
      },
    },
    { baseUrl: "https://api.example/v1/" },
  );
  const result = await client.call<Result<unknown, CallFailure>>(called, request);
  return result.ok ? new URL(url) : result.error;
}

test(
  "path parameters keep the number of segments, or are refused before anything is sent",
  { timeout: 300_000 },
  async () => {
    const hostile = fc.constantFrom(
      ".",
      "..",
      "%2e",
      "%2E.",
      "",
      "/",
      "//evil.example",
      "a/../b",
      "\\..\\",
      "?x#y",
      "@evil",
      "\ud800",
      ";a=1",
      "%2f",
    );
    const value = fc.oneof(hostile, text, scalar, fc.anything());
    await fc.assert(
      fc.asyncProperty(value, async (id) => {
        const url = await urlOf({ id, other: "z" });
        if (!(url instanceof URL)) {
          expect(url).toMatchObject({ kind: "invalid", parameter: "id" });
          return;
        }
        expect(url.origin).toBe("https://api.example");
        expect(url.pathname.split("/")).toHaveLength(6);
        expect(url.search + url.hash).toBe("");
        expect(decodeURIComponent(url.pathname.split("/")[3] ?? "")).toBe(String(id));
      }),
      { numRuns: process.env["CHECK_ALL"] ? 20_000 : 2_000 },
    );
  },
);

test.each([
  undefined,
  null,
  {},
  [],
  "",
  ".",
  "..",
  "%2e%2E",
  NaN,
  Infinity,
  new Date(),
  Symbol("x"),
  () => 1,
  "\udc00",
])("refuses %o as a path parameter", async (id) => {
  expect(await urlOf({ id, other: "z" })).toMatchObject({ kind: "invalid", parameter: "id" });
});

test("queries are read back by URLSearchParams as they were given", async () => {
  const request = fc.record({ q: scalar, list: fc.array(scalar), own: text }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(request, async ({ q, list = [], own }) => {
      const url = await urlOf({ id: 1, other: 2, q, list, own });
      if (!(url instanceof URL)) throw new Error(JSON.stringify(url));
      expect(url.searchParams.getAll("q")).toEqual(q === undefined ? [] : [String(q)]);
      expect(url.searchParams.getAll("list")).toEqual(list.map(String));
      expect(url.searchParams.get("wire")).toBe(own ?? null);
      expect(url.hash).toBe("");
    }),
    { numRuns: 1_000 },
  );
});

test("an object in a query is its own members; what it inherits is not sent", async () => {
  const inherited = Object.assign(Object.create(null), { a: 1, b: undefined, c: "x&y" }) as object;
  const called: Operation = {
    ...operation,
    parameters: [[inQuery, { name: "q", style: formExploded }]],
  };
  const url = await urlOf({ q: inherited }, called);
  expect(url).toMatchObject({ search: "?a=1&c=x%26y" });
});

test.each([
  [{ q: { a: { b: 1 } } }],
  [{ q: new Date() }],
  [{ q: NaN }],
  [{ list: [[1]] }],
  [{ q: "\ud800" }],
])("refuses %o in a query", async (query) => {
  expect(await urlOf({ id: 1, other: 2, ...query })).toMatchObject({ kind: "invalid" });
});

test("a parameter named as a member of every object is not found where it was not given", async () => {
  const called: Operation = {
    id: "x",
    method: "GET",
    path: "/x",
    parameters: [[inQuery, "constructor", "__proto__"]],
    errors: [],
  };
  expect(await urlOf({}, called)).toMatchObject({ search: "" });
});

test.each([
  ["https://uploads.example/v2", "https://uploads.example/v2/x"],
  ["/v3/", "https://api.example/v3/x"],
])("an operation's own server %s", async (own, expected) => {
  const called: Operation = {
    id: "x",
    method: "GET",
    path: "/x",
    server: [ownServer, own],
    errors: [],
  };
  expect(await urlOf({}, called)).toMatchObject({ href: expected });
});

test("an operation's own server is as safe as the client's", async () => {
  const called: Operation = {
    id: "x",
    method: "GET",
    path: "/x",
    server: [ownServer, "http://h.example"],
    errors: [],
  };
  expect(await urlOf({}, called)).toMatchObject({ kind: "invalid", parameter: "baseUrl" });
});
