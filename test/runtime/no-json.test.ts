import { describe, expect, test } from "vitest";
import {
  connect,
  inBody,
  json,
  jsonWithFormats,
  writeGuard,
  type Operation,
} from "../../src/runtime/index.js";

/* What JSON cannot say is refused, by its place in the body: null or {} in its stead would erase what is stored. */

async function sent(body: unknown, encode = json): Promise<unknown> {
  const create: Operation = {
    ...{ id: "create", method: "POST", path: "/x", errors: [] },
    guard: writeGuard,
    body: [inBody, encode],
  };
  let text: unknown;
  const fetch = (_: unknown, init?: RequestInit): Promise<Response> => {
    text = init?.body;
    return Promise.resolve(Response.json({}));
  };
  const client = connect({ fetch }, { baseUrl: "https://h.example" });
  const result = await client.call<{ ok: boolean; error?: unknown }>(create, { body });
  return result.ok ? text : result.error;
}

class Point {
  readonly x = 1;
}

test("a bigint is refused where none is declared", async () => {
  const message = "body has a value with no JSON at body.a[0].";
  expect(await sent({ a: [1n] }, json)).toMatchObject({ kind: "invalid", message });
});

describe.each([json, jsonWithFormats])("%o", (encode) => {
  test.each<[unknown, string]>([
    [["a", undefined], "[1]"],
    [{ tags: [{ at: [undefined] }] }, ".tags[0].at[0]"],
    [{ a: () => 1 }, ".a"],
    [{ a: Symbol("a") }, ".a"],
    [{ a: NaN }, ".a"],
    [{ a: Infinity }, ".a"],
    [{ a: new Number(NaN) }, ".a"],
    [{ born: new Date(NaN) }, ".born"],
    [{ a: new Map([["x", 1]]) }, ".a"],
    [{ a: new Set([1]) }, ".a"],
    [{ a: Promise.resolve(1) }, ".a"],
    [{ a: new Blob(["1"]) }, ".a"],
    [{ a: new FormData() }, ".a"],
    [{ a: new URLSearchParams("a=1") }, ".a"],
    [{ a: new Uint8Array(2) }, ".a"],
    [{ a: new ArrayBuffer(2) }, ".a"],
    [{ a: new Error("x") }, ".a"],
    [{ a: /x/ }, ".a"],
    [{ a: [new WeakMap()] }, ".a[0]"],
    [{ a: new Request("https://a.example") }, ".a"],
    [{ a: Object(1n) }, ".a"],
  ])("%o is refused", async (body, place) => {
    expect(await sent(body, encode)).toEqual({
      kind: "invalid",
      parameter: "body",
      message: `body has a value with no JSON at body${place}.`,
    });
  });

  test.each([new Map(), new Set(), Promise.resolve({}), new Blob(), () => 1])(
    "%o as a body is refused",
    async (body) => {
      expect(await sent(body, encode)).toMatchObject({ kind: "invalid", parameter: "body" });
    },
  );

  test.each<[unknown, string]>([
    [{ a: undefined, b: null }, '{"b":null}'],
    [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    [new Point(), '{"x":1}'],
    [Object.create(null), "{}"],
    [[new Number(1), new String("a"), new Boolean(true)], '[1,"a",true]'],
    [{ toJSON: () => ({ b: 1 }) }, '{"b":1}'],
    [{ url: new URL("https://a.example/") }, '{"url":"https://a.example/"}'],
    [[], "[]"],
  ])("%o is sent", async (body, text) => {
    expect(await sent(body, encode)).toBe(text);
  });
});
