import { afterEach, expect, test } from "vitest";
import {
  asContentType,
  connect,
  inEnvelope,
  inOptionalEnvelope,
  tellRateLimit,
  type Operation,
  type Result,
  type CallFailure,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

const list: Operation = {
  id: "list",
  method: "GET",
  path: "/x",
  envelope: [inEnvelope, "data"],
  errors: [],
};
const rateLimitHeaders = {
  limit: "X-RateLimit-Limit",
  remaining: "X-RateLimit-Remaining",
  reset: "X-RateLimit-Reset",
};

let server: JsonServer;
afterEach(() => server.close());

async function call(
  body: string,
  headers: Record<string, string> = {},
  operation = list,
): Promise<Result<unknown, CallFailure, Record<string, unknown>>> {
  server = await jsonServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers }).end(body);
  });
  return connect(
    { baseUrl: server.url },
    { baseUrl: "", rateLimitHeaders, rateLimit: tellRateLimit },
  ).call(operation);
}

test("the payload is what the envelope holds, its siblings stand beside it", async () => {
  const result = await call('{"data":[1],"meta":{"page":1},"message":"hi"}');
  expect(result).toMatchObject({
    ok: true,
    data: [1],
    meta: { page: 1 },
    message: "hi",
    response: { status: 200, attempts: 1 },
  });
});

test("nothing in a body overwrites the result's own members, or sets a prototype", async () => {
  const result = await call(
    '{"__proto__":{"admin":1},"ok":false,"data":1,"response":2,"constructor":3,"toString":4,"error":"x"}',
  );
  expect(String(result)).toBe("[object Object]");
  expect(Object.keys(result)).toEqual(["ok", "data", "response"]);
  expect(result).toMatchObject({ ok: true, data: 1, response: { status: 200 } });
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  expect(Object.keys(result)).not.toContain("__proto__");
  expect({}).not.toHaveProperty("admin");
});

test("null is a payload; a HEAD has none", async () => {
  expect(await call('{"data":null}')).toMatchObject({ ok: true, data: null });
  await server.close();
  const head: Operation = { ...list, method: "HEAD", decode: asContentType };
  expect(await call("", {}, head)).toMatchObject({ ok: true, data: undefined });
});

test("an envelope may leave its payload out where the document lets it, and must be one", async () => {
  const optional: Operation = { ...list, envelope: [inOptionalEnvelope, "data"] };
  const left = await call('{"message":"hi"}', {}, optional);
  expect(left).toMatchObject({ ok: true, data: undefined, message: "hi" });
  for (const body of ["[]", "1", "null", ""]) {
    await server.close();
    expect(await call(body, {}, optional)).toMatchObject({ error: { kind: "decode" } });
  }
  await server.close();
  expect(await call('{"message":"hi"}')).toMatchObject({ error: { kind: "decode" } });
});

const { envelope: _, ...bare } = list;

test.each([
  ["", "application/json"],
  ["", "text/plain"],
  ["OK", "text/plain"],
  ['{"id":1}', "text/plain"],
  ["%PDF", "application/pdf"],
])("%j as %s is no success where JSON is declared", async (body, type) => {
  expect(await call(body, { "content-type": type }, bare)).toMatchObject({
    ok: false,
    error: { kind: "decode", response: { status: 200 } },
  });
});

test.each([
  ["", "application/json", undefined],
  ["", "text/plain", undefined],
  ["OK", "text/plain", "OK"],
  ['{"id":1}', "application/json", { id: 1 }],
])("%j as %s is a success where no body is declared", async (body, type, data) => {
  const open: Operation = { ...bare, decode: asContentType };
  expect(await call(body, { "content-type": type }, open)).toMatchObject({ ok: true, data });
});

test.each([
  ["60", 60_000],
  [`${Math.floor(Date.now() / 1000) + 60}`, 60_000],
  [`${Date.now() + 60_000}`, 60_000],
])("the rate limit is told as an object (reset %s)", async (reset, ms) => {
  const result = await call('{"data":1}', {
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": "7",
    "x-ratelimit-reset": reset,
  });
  if (!result.ok) throw new Error(result.error.kind);
  expect(result.response.rateLimit).toMatchObject({ limit: 100, remaining: 7 });
  expect(
    Math.abs((result.response.rateLimit?.resetAt?.getTime() ?? 0) - Date.now() - ms),
  ).toBeLessThan(5000);
});

test("garbage in the rate-limit headers is no rate limit", async () => {
  const result = await call('{"data":1}', {
    "x-ratelimit-limit": "many",
    "x-ratelimit-remaining": "",
    "x-ratelimit-reset": "0x10",
  });
  expect(result).not.toHaveProperty("response.rateLimit");
});
