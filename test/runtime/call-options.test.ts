import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  asEvents,
  asStream,
  connect,
  inBody,
  json,
  writeGuard,
  type BaseClientOptions,
  type CallFailure,
  type CallOptions,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* What a caller may say of one call, beside its limits. */

const get: Operation = { id: "get", method: "GET", path: "/x", errors: [404] };
const post: Operation = {
  ...{ id: "post", method: "POST", path: "/x", errors: [] },
  guard: writeGuard,
  body: [inBody, json],
};

let server: JsonServer;
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  server = await jsonServer((_, response) => {
    const isFirst = server.received.length === 1;
    send(response, { text: "x".repeat(99) }, { status: isFirst ? 500 : 200 });
  });
});
afterAll(() => server.close());

function call(
  operation: Operation,
  options: CallOptions,
  own: BaseClientOptions = {},
): Promise<Result<unknown, CallFailure>> {
  server.received.length = 0;
  const client = connect({ baseUrl: server.url, ...own }, { baseUrl: "" });
  return client.call(operation, { body: {} }, options);
}

describe("repeatable", () => {
  test("lets a POST be repeated, and keeps a PUT from it", async () => {
    const put: Operation = { ...post, method: "PUT", repeatable: true };
    expect(await call(post, {})).toMatchObject({ error: { maybeApplied: true } });
    expect(await call(post, { repeatable: true })).toMatchObject({ response: { attempts: 2 } });
    expect(await call(put, {})).toMatchObject({ response: { attempts: 2 } });
    expect(await call(put, { repeatable: false })).toMatchObject({ error: { maybeApplied: true } });
    expect(server.received).toHaveLength(1);
  });
});

describe("fetchOptions", () => {
  test("reach fetch, and win over nothing that the client sets itself", async () => {
    const seen: RequestInit[] = [];
    const own: BaseClientOptions = {
      fetch: (url, init) => {
        seen.push(init);
        return fetch(url, init);
      },
      // Middleware may make a request of its own.
      middleware: [({ method, url, headers }, _, next) => next({ method, url, headers })],
    };
    const given = { cache: "no-store", redirect: "follow", method: "DELETE", signal: null };
    await call(get, { fetchOptions: { ...given, headers: { a: "b" } } as object }, own);
    expect(seen[0]).toMatchObject({ cache: "no-store", redirect: "manual", method: "GET" });
    expect(seen[0]?.headers).not.toHaveProperty("a");
    expect(seen[0]?.signal).toBeInstanceOf(AbortSignal);
  });
});

describe("maxBodyBytes", () => {
  /** Answers with as many bytes. */
  const bytes =
    (length: number, status: number): NonNullable<BaseClientOptions["fetch"]> =>
    () =>
      Promise.resolve(
        new Response(`"${"x".repeat(length - 2)}"`, {
          status,
          headers: { "content-type": "application/json" },
        }),
      );
  const mebibyte = 2 ** 20;

  test.each([
    { name: "a failure of 1 MiB", status: 404, length: mebibyte, kind: "http" },
    { name: "a failure of a byte more", status: 404, length: mebibyte + 1, kind: "decode" },
    { name: "a success of as much", status: 200, length: mebibyte + 1, kind: undefined },
    { name: "a longer failure", status: 404, length: mebibyte + 1, most: 2e6, kind: "http" },
    { name: "a shorter success", status: 200, length: 100, most: 99, kind: "decode" },
    { name: "a success that fits", status: 200, length: 100, most: 100, kind: undefined },
  ])("$name: $kind", async ({ status, length, most, kind }) => {
    for (const isOwn of [true, false]) {
      const limit = { maxBodyBytes: most };
      const own = { fetch: bytes(length, status), ...(isOwn ? {} : limit) };
      const result = await call(get, isOwn ? limit : {}, own);
      expect(result.ok ? undefined : result.error.kind).toBe(kind);
    }
  });

  test("an event of a stream", async () => {
    const text = `data: 1\n\ndata: ${"x".repeat(99)}\n\n`;
    const headers = { "content-type": "text/event-stream" };
    const own = { fetch: () => Promise.resolve(new Response(text, { headers })) };
    const result = await call({ ...get, decode: asEvents }, { maxBodyBytes: 50 }, own);
    const seen: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const { data } of (result as { data: AsyncIterable<{ data: string }> }).data)
        seen.push(data);
    };
    await expect(read()).rejects.toMatchObject({ error: { kind: "decode" } });
    expect(seen).toEqual(["1"]);
  });

  test.each([0, -1, NaN])("%d is no limit", async (maxBodyBytes) => {
    expect(await call(get, { maxBodyBytes })).toMatchObject({
      error: { kind: "invalid", parameter: "maxBodyBytes" },
    });
  });
});

describe("an answer that has no stream of the platform", () => {
  const fetchWhole: NonNullable<BaseClientOptions["fetch"]> = async (url, init) => {
    const given = await fetch(url, init);
    const { ok, status, headers } = given;
    return { ok, status, headers, arrayBuffer: () => given.arrayBuffer() };
  };

  test("is read as a stream all the same", async () => {
    const result = await call({ ...get, decode: asStream }, {}, { fetch: fetchWhole });
    const { data } = result as { data: ReadableStream<Uint8Array> };
    expect(await new Response(data).json()).toEqual({ text: "x".repeat(99) });
  });

  test("as events, too", async () => {
    const headers = new Headers({ "content-type": "text/event-stream" });
    const bytes = new TextEncoder().encode("data: 1\n\ndata: 2\n\n");
    const own: BaseClientOptions = {
      fetch: () =>
        Promise.resolve({ ok: true, status: 200, headers, arrayBuffer: async () => bytes.buffer }),
    };
    const result = await call({ ...get, decode: asEvents }, {}, own);
    const seen: unknown[] = [];
    for await (const { data } of (result as { data: AsyncIterable<{ data: string }> }).data)
      seen.push(data);
    expect(seen).toEqual(["1", "2"]);
  });
});
