import { afterAll, beforeAll, expect, test } from "vitest";
import {
  connect,
  inBody,
  json,
  writeGuard,
  type Middleware,
  type MiddlewareContext,
  type Operation,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

type Id = "get" | "create";
const get: Operation = { id: "get", method: "GET", path: "/x", errors: [] };
const create: Operation = {
  id: "create",
  method: "POST",
  guard: writeGuard,
  path: "/x",
  body: [inBody, json],
  errors: [],
};

let server: JsonServer;
beforeAll(async () => (server = await jsonServer()));
afterAll(() => server.close());

test("an onion around every attempt, the first layer outermost", async () => {
  const steps: string[] = [];
  const layer =
    (name: string): Middleware<Id> =>
    async (request, context, next) => {
      steps.push(`${name}> ${context.operation} ${context.attempt}`);
      const response = await next({ ...request, headers: { ...request.headers, [name]: "1" } });
      steps.push(`<${name} ${response.status}`);
      return response;
    };
  let count = 0;
  const flaky = await jsonServer((_, response) =>
    send(response, {}, { status: ++count === 1 ? 503 : 200 }),
  );
  const client = connect<Id>(
    { baseUrl: flaky.url, middleware: [layer("a"), layer("b")] },
    { baseUrl: "" },
  );
  expect(await client.call(get)).toMatchObject({ ok: true, response: { attempts: 2 } });
  expect(steps).toEqual([
    "a> get 1",
    "b> get 1",
    "<b 503",
    "<a 503",
    "a> get 2",
    "b> get 2",
    "<b 200",
    "<a 200",
  ]);
  expect(flaky.received[0]?.headers).toMatchObject({ a: "1", b: "1" });
  await flaky.close();
});

test("it may answer itself, change the body, and ask again", async () => {
  const replay: Middleware = async (request, _, next) => {
    await next(request);
    return next({ ...request, body: "[2]" });
  };
  const before = server.received.length;
  const client = connect({ baseUrl: server.url, middleware: [replay] }, { baseUrl: "" });
  expect(await client.call(create, { body: [1] })).toMatchObject({
    ok: true,
    response: { attempts: 2 },
  });
  expect(server.received.slice(before).map(({ body }) => body.toString())).toEqual(["[1]", "[2]"]);
  const cached = connect(
    { baseUrl: server.url, middleware: [() => Promise.resolve(Response.json(7))] },
    { baseUrl: "" },
  );
  expect(await cached.call(get)).toMatchObject({ ok: true, data: 7, response: { attempts: 0 } });
});

test.each([
  [
    "a refused connection",
    () => Promise.reject(Object.assign(new Error(), { code: "ECONNREFUSED" })),
  ],
  [
    "a 429",
    () => Promise.resolve(new Response("{}", { status: 429, headers: { "retry-after": "0" } })),
  ],
  ["a 400", () => Promise.resolve(new Response("{}", { status: 400 }))],
])("a write that it sent again may have been applied before %s", async (_, last) => {
  const again: Middleware = (request, _context, next) => next(request).catch(() => next(request));
  let sent = 0;
  const fetch = (): Promise<Response> =>
    ++sent % 2 === 1 ? Promise.reject(new TypeError("fetch failed")) : last();
  const client = connect({ fetch, middleware: [again] }, { baseUrl: "https://h.example" });
  expect(await client.call(create, { body: [1] })).toMatchObject({
    ok: false,
    error: { maybeApplied: true },
  });
  expect(sent).toBe(2);
});

test("a wait does not count against timeoutMs, and ends at once where the deadline is nearer", async () => {
  const wait =
    (ms: number): Middleware =>
    async (request, context, next) => {
      await context.wait(ms);
      return next(request);
    };
  const options = { baseUrl: server.url, timeoutMs: 100, deadlineMs: 1000 };
  const patient = connect({ ...options, middleware: [wait(250)] }, { baseUrl: "" });
  expect(await patient.call(get)).toMatchObject({ ok: true });
  const late = connect({ ...options, middleware: [wait(5000)] }, { baseUrl: "" });
  const began = performance.now();
  expect(await late.call(get)).toEqual({ ok: false, error: { kind: "timeout", afterMs: 1000 } });
  expect(performance.now() - began).toBeLessThan(200);
});

test("the context is told the operation's id as a literal union", () => {
  const check = (context: MiddlewareContext<Id>): Id => context.operation;
  const wrong: Middleware<Id> = (request, { operation }, next) =>
    // @ts-expect-error an id that the client does not have
    operation === "other" ? next({ ...request, url: "" }) : next(request);
  expect([typeof check, typeof wrong]).toEqual(["function", "function"]);
});
