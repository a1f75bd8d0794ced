import { afterEach, expect, test, vi } from "vitest";
import {
  connect,
  inBody,
  json,
  writeGuard,
  type CallFailure,
  type CallOptions,
  type Client,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

const get: Operation = { id: "get", method: "GET", path: "/x", errors: [404, 429] };
const remove: Operation = {
  ...get,
  id: "remove",
  method: "DELETE",
  guard: writeGuard,
  repeatable: true,
};
const post: Operation = {
  ...get,
  id: "post",
  method: "POST",
  guard: writeGuard,
  body: [inBody, json],
};

let server: JsonServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
});

function call(
  client: Client,
  operation: Operation,
  options?: CallOptions,
): Promise<Result<unknown, CallFailure>> {
  return client.call(operation, { body: {} }, options);
}

test("a 429 pauses the whole client", async () => {
  const arrivals: number[] = [];
  server = await jsonServer((_, response) => {
    arrivals.push(performance.now());
    if (arrivals.length > 1) send(response, {});
    else send(response, {}, { status: 429, headers: { "retry-after": "1" } });
  });
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  const first = call(client, get);
  await vi.waitFor(() => expect(arrivals).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const others = await Promise.all([first, ...Array.from({ length: 5 }, () => call(client, post))]);
  expect(others.every(({ ok }) => ok)).toBe(true);
  const [told = 0, ...later] = arrivals;
  expect(later).toHaveLength(6);
  expect(Math.min(...later) - told).toBeGreaterThanOrEqual(1000);
});

test("a call whose deadline is before the end of a pause ends at once, unsent", async () => {
  server = await jsonServer((_, response) =>
    send(response, {}, { status: 429, headers: { "retry-after": "5" } }),
  );
  const client = connect({ baseUrl: server.url, retries: 0 }, { baseUrl: "" });
  expect(await call(client, get)).toMatchObject({ error: { status: 429, retryAfterMs: 5000 } });
  const began = performance.now();
  const result = await call(client, post, { deadlineMs: 1000 });
  expect(result).toEqual({ ok: false, error: { kind: "timeout", afterMs: 1000 } });
  expect(performance.now() - began).toBeLessThan(200);
  expect(server.received).toHaveLength(1);
});

test("a wait beyond every deadline pauses nobody", async () => {
  server = await jsonServer((_, response) =>
    send(response, {}, { status: 429, headers: { "retry-after": "86400" } }),
  );
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  for (const operation of [get, post])
    expect(await call(client, operation)).toMatchObject({
      error: { status: 429, retryAfterMs: 86_400_000 },
    });
  expect(server.received).toHaveLength(2);
});

test("under an outage 1,000 calls send at most 1,100 requests", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  let sent = 0;
  const fetch = (): Promise<Response> => {
    sent++;
    return Promise.resolve(Response.json({}, { status: 503 }));
  };
  const client = connect({ fetch }, { baseUrl: "https://x.example" });
  await Promise.all(Array.from({ length: 1000 }, () => call(client, get)));
  expect(sent).toBeGreaterThan(1000);
  expect(sent).toBeLessThanOrEqual(1100);
});

test("where a third of the requests fail, the budget lasts", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  let sent = 0;
  const fetch = (): Promise<Response> =>
    Promise.resolve(Response.json({}, { status: ++sent % 3 === 0 ? 503 : 200 }));
  const client = connect({ fetch }, { baseUrl: "https://x.example" });
  const results = [];
  for (let index = 0; index < 2000; index++) results.push(await call(client, get));
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
});

test("backoff is at most 400, 800 and 1,600 milliseconds, and spread over that", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const waits: number[][] = [[], [], []];
    for (let run = 0; run < 200; run++) {
      const sent: number[] = [];
      const fetch = (): Promise<Response> => {
        sent.push(performance.now());
        return Promise.resolve(Response.json({}, { status: 500 }));
      };
      const done = call(connect({ fetch, retries: 3 }, { baseUrl: "https://x.example" }), get);
      await vi.runAllTimersAsync();
      await done;
      waits.forEach((list, index) => list.push((sent[index + 1] ?? NaN) - (sent[index] ?? NaN)));
    }
    waits.forEach((list, index) => {
      const most = 400 * 2 ** index;
      expect(Math.max(...list)).toBeLessThanOrEqual(most + 1);
      expect(Math.max(...list)).toBeGreaterThan(most * 0.9);
      expect(Math.min(...list)).toBeLessThan(most * 0.1);
    });
  } finally {
    vi.useRealTimers();
  }
});

test("a 404 that answers a repeated DELETE says maybeApplied", async () => {
  let stored = true;
  server = await jsonServer(({ method }, response) => {
    if (method === "DELETE" && stored) {
      stored = false;
      response.destroy();
    } else send(response, {}, { status: 404 });
  });
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  expect(await call(client, remove)).toMatchObject({ error: { status: 404, maybeApplied: true } });
  const second = await call(client, remove);
  expect(second).toMatchObject({ error: { status: 404 } });
  expect(second).not.toHaveProperty("error.maybeApplied");
});

test.each([Infinity, 2 ** 31, 2 ** 40])(
  "a limit of %o milliseconds is no limit of one",
  async (ms) => {
    server = await jsonServer((_, response) => setTimeout(() => send(response, {}), 30));
    const client = connect({ baseUrl: server.url, timeoutMs: ms, deadlineMs: ms }, { baseUrl: "" });
    expect(await call(client, get)).toMatchObject({ ok: true });
  },
);

test.each(["before", "sending", "headers", "body", "waiting", "supplier"])(
  "an abort in the phase %s ends the call within 20 ms and leaves no listener",
  // A machine that is busy with other tests may be slower once.
  { retry: 3 },
  async (phase) => {
    server = await jsonServer((_, response) => {
      if (phase === "waiting")
        send(response, {}, { status: 503, headers: { "retry-after": "60" } });
      else if (phase === "body")
        response.writeHead(200, { "content-type": "application/json" }).write("{");
      else if (phase === "headers") response.socket?.write("HTTP/1.1 200 OK\r\nx");
    });
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = new Set<unknown>();
    vi.spyOn(signal, "addEventListener").mockImplementation((...given) => {
      listeners.add(given[1]);
      EventTarget.prototype.addEventListener.apply(
        signal,
        given as Parameters<EventTarget["addEventListener"]>,
      );
    });
    vi.spyOn(signal, "removeEventListener").mockImplementation((...given) => {
      listeners.delete(given[1]);
      EventTarget.prototype.removeEventListener.apply(
        signal,
        given as Parameters<EventTarget["removeEventListener"]>,
      );
    });
    if (phase === "before") controller.abort("enough");
    const apiKey = phase === "supplier" ? () => new Promise<string>(() => undefined) : "k";
    const schemes = { key: { send: () => undefined, options: ["apiKey"] } };
    const options = { baseUrl: server.url, apiKey };
    const done = call(connect(options, { baseUrl: "", schemes, security: [["key"]] }), get, {
      signal,
    });
    if (phase !== "before") await new Promise((resolve) => setTimeout(resolve, 60));
    const began = performance.now();
    controller.abort("enough");
    expect(await done).toEqual({ ok: false, error: { kind: "aborted", reason: "enough" } });
    expect(performance.now() - began).toBeLessThan(20);
    expect(listeners.size).toBe(0);
  },
);
