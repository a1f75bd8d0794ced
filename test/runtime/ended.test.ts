import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import {
  apiKeyHeader,
  bytes,
  connect,
  inLargeBody,
  pace,
  writeGuard,
  type BaseClientOptions,
  type Client,
  type Operation,
} from "../../src/runtime/index.js";

/*
 * What is left of an attempt, or of a call, that has ended: nothing that still sends, waits or holds something.
 */

const post: Operation = {
  ...{ id: "create", method: "POST", path: "/x", errors: [401, 429] },
  guard: writeGuard,
  body: [inLargeBody, bytes],
};

const read: Operation = { id: "read", method: "GET", path: "/x", errors: [429] };

function clientOf(options: BaseClientOptions): Client {
  const schemes = { key: { send: apiKeyHeader, name: "X-API-Key", options: ["apiKey"] } };
  const description = { baseUrl: "https://h.example", schemes, security: [["key"]] };
  return connect({ apiKey: "key-1", ...options } as BaseClientOptions, description);
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response("{}", {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

test("a key that comes after the attempt has timed out sends nothing, even by a fetch that knows no signal", async () => {
  let keys = 0;
  const fetch = vi.fn(() => Promise.resolve(answer(201)));
  const apiKey = (): Promise<string> => sleep(keys++ === 0 ? 150 : 0, "key-1");
  const client = clientOf({ apiKey, fetch, timeoutMs: 100 } as BaseClientOptions);
  expect(await client.call(post, { body: new Blob(["1"]) })).toMatchObject({ ok: true });
  await sleep(120);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("an answer that is none is a failure of the hook that gave it", async () => {
  const noAnswer = { ok: true, status: 200, json: () => Promise.resolve({}) };
  const client = clientOf({ fetch: () => Promise.resolve(noAnswer as unknown as Response) });
  const result = await client.call(post, { body: new Blob(["1"]) });
  expect(result).toMatchObject({ ok: false, error: { kind: "hook" } });
});

test.each([200, 404])("headers that cannot be read through are no answer: %i", async (status) => {
  const noAnswer = { ok: status === 200, status, headers: { get: () => null } };
  const fetch = vi.fn(() => Promise.resolve(noAnswer as unknown as Response));
  const result = await clientOf({ fetch, timeoutMs: 500 }).call(read);
  expect(result).toMatchObject({ ok: false, error: { kind: "hook" } });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a stream that was never sent stays the caller's", async () => {
  const source = new ReadableStream<Uint8Array>();
  const apiKey = (): never => {
    throw new Error("no key");
  };
  const client = clientOf({ apiKey } as unknown as BaseClientOptions);
  const result = await client.call(post, { body: source });
  expect(result).toMatchObject({ ok: false, error: { kind: "hook" } });
  expect(source.locked).toBe(false);
  await source.cancel();
});

test("a host that cannot be reached may have been reached before: a write is not repeated", async () => {
  const cause = { code: "EHOSTUNREACH", syscall: "read" };
  const fetch = vi.fn(() => Promise.reject(Object.assign(new TypeError("failed"), { cause })));
  const result = await clientOf({ fetch }).call(post, { body: new Blob(["1"]) });
  expect(result).toMatchObject({ error: { kind: "network", maybeApplied: true } });
  expect(fetch).toHaveBeenCalledTimes(1);
});

/** A proxy's page in place of the API's own answer. */
function proxyPage(status: number, headers: Record<string, string>): Response {
  return new Response("<html>", { status, headers: { "content-type": "text/html", ...headers } });
}

test("a 401 with a proxy's page asks for another key", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(answer(200)));
  fetch.mockResolvedValueOnce(proxyPage(401, {}));
  const apiKey = vi.fn(() => "key-1");
  const client = clientOf({ apiKey, fetch } as BaseClientOptions);
  expect(await client.call(post, { body: new Blob(["1"]) })).toMatchObject({ ok: true });
  expect(apiKey).toHaveBeenCalledTimes(2);
});

test("a 429 with a proxy's page pauses the whole client", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(answer(200)));
  fetch.mockResolvedValueOnce(proxyPage(429, { "retry-after": "1" }));
  const client = clientOf({ fetch });
  const first = client.call(read);
  await sleep(50);
  const started = performance.now();
  expect(await client.call(read)).toMatchObject({ ok: true });
  expect(performance.now() - started).toBeGreaterThan(850);
  expect(await first).toMatchObject({ ok: true });
});

const rateLimitHeaders = { remaining: "X-Remaining", reset: "X-Reset" };
test.each(["nanoseconds", "microseconds"])("pace() waits for no reset in %s", async (unit) => {
  const reset = `${Date.now()}${unit === "nanoseconds" ? "000000" : "000"}`;
  const fetch = (): Promise<Response> =>
    Promise.resolve(answer(200, { "x-remaining": "0", "x-reset": reset }));
  const description = { baseUrl: "https://h.example", rateLimitHeaders };
  const client = connect({ fetch, middleware: [pace()], deadlineMs: 500 }, description);
  for (let count = 0; count < 3; count++) {
    expect(await client.call(read)).toMatchObject({ ok: true });
  }
});

test("pace() reads a reset by the server's clock", async () => {
  const ahead = 3_600_000;
  let remaining = 4;
  const fetch = (): Promise<Response> => {
    const now = Date.now() + ahead;
    const headers = {
      "x-remaining": `${Math.max(remaining--, 0)}`,
      "x-reset": `${Math.ceil(now / 1000) + 1}`,
      date: new Date(now).toUTCString(),
    };
    return Promise.resolve(answer(200, headers));
  };
  const description = { baseUrl: "https://h.example", rateLimitHeaders };
  const client = connect({ fetch, middleware: [pace()], deadlineMs: 10_000 }, description);
  for (let count = 0; count < 6; count++) {
    expect(await client.call(read)).toMatchObject({ ok: true });
  }
});

test("a wait that is no number ends the call", async () => {
  const client = connect(
    {
      fetch: () => Promise.resolve(answer(200)),
      middleware: [async (request, { wait }, next) => (await wait(NaN), next(request))],
      deadlineMs: 5_000,
    },
    { baseUrl: "https://h.example" },
  );
  expect(await client.call(read)).toMatchObject({ error: { kind: "timeout" } });
});
