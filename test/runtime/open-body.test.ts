import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  asEvents,
  asJsonLines,
  asJsonSequence,
  asStream,
  connect,
  type CallFailure,
  type CallOptions,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer } from "./json-server.js";

/*
 * Bodies that are read after their call has resolved: their time limit, the caller's signal, and what is left of them.
 */

function call<Data>(
  decode: Operation["decode"],
  fetch: typeof globalThis.fetch,
  options: CallOptions = {},
): Promise<Result<Data, CallFailure>> {
  const operation = { id: "read", method: "GET", path: "/x", errors: [], decode } as Operation;
  return connect({ fetch, ...options }, { baseUrl: "https://h.example" }).call(
    operation,
    {},
    options,
  );
}

/** The chunks of a stream that `asStream` gave. */
async function chunksOf(
  result: Result<ReadableStream<Uint8Array>, CallFailure>,
): Promise<Uint8Array[]> {
  if (!result.ok) throw new Error(result.error.kind);
  const chunks: Uint8Array[] = [];
  const reader = result.data.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    chunks.push(next.value);
  return chunks;
}

test.each([Infinity, 2 ** 31, 2 ** 40])(
  "a limit of %d ms between two chunks ends nothing at once",
  async (timeoutMs) => {
    const server = await jsonServer((_, response) => {
      response.write("a");
      setTimeout(() => response.end("b"), 60);
    });
    const own: typeof fetch = (_, init) => fetch(server.url, init);
    const result = await call<ReadableStream>(asStream, own, { timeoutMs });
    expect(Buffer.concat(await chunksOf(result)).toString()).toBe("ab");
    await server.close();
  },
);

/** An answer whose body comes from elsewhere, as that of a middleware may: no signal reaches it. */
function deaf(): { response: Response; isCancelled: () => boolean } {
  let isCancelled = false;
  const cancel = (): void => void (isCancelled = true);
  return { response: new Response(new ReadableStream({ cancel })), isCancelled: () => isCancelled };
}

test("a body that no signal reaches ends by its limit, and is given up", async () => {
  const { response, isCancelled } = deaf();
  const options = { timeoutMs: 50 };
  const result = await call<ReadableStream>(asStream, () => Promise.resolve(response), options);
  await expect(chunksOf(result)).rejects.toMatchObject({ error: { kind: "timeout", afterMs: 50 } });
  expect(isCancelled()).toBe(true);
});

test("a body that no signal reaches ends on an abort, and is given up", async () => {
  const { response, isCancelled } = deaf();
  const { signal, abort } = aborting();
  const result = await call<ReadableStream>(asStream, () => Promise.resolve(response), { signal });
  const chunks = chunksOf(result);
  await sleep(20);
  abort();
  await expect(chunks).rejects.toMatchObject({ error: { kind: "aborted", reason: "enough" } });
  expect(isCancelled()).toBe(true);
});

function aborting(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort("enough") };
}

test.each([204, 200])("a %i without a body leaves no listener on a signal", async (status) => {
  const { signal } = aborting();
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (type: string, listener: never) => {
    listeners.add(listener);
    addEventListener.call(signal, type, listener);
  };
  signal.removeEventListener = (type: string, listener: never) => {
    listeners.delete(listener);
    removeEventListener.call(signal, type, listener);
  };
  const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status }));
  const result = await call<ReadableStream>(asStream, fetch, { signal });
  expect(await chunksOf(result)).toEqual([]);
  expect(listeners.size).toBe(0);
});

test.each([
  ["asJsonLines", asJsonLines],
  ["asJsonSequence", asJsonSequence],
])("%s: a charset that nobody knows is a decode failure, asked for once", async (_, decode) => {
  const { response, isCancelled } = deaf();
  response.headers.set("content-type", "application/jsonl; charset=klingon");
  let asked = 0;
  const fetch = (): Promise<Response> => Promise.resolve((asked++, response));
  expect(await call(decode, fetch)).toMatchObject({
    error: { kind: "decode", message: "The body is not in its charset.", response: {} },
  });
  expect([asked, isCancelled()]).toEqual([1, true]);
});

test("asEvents is UTF-8, whatever the content type says", async () => {
  const headers = { "content-type": "text/event-stream; charset=klingon" };
  const fetch = (): Promise<Response> => Promise.resolve(new Response("data: é\n\n", { headers }));
  const result = await call<AsyncIterable<unknown>>(asEvents, fetch);
  if (result.ok) for await (const event of result.data) expect(event).toMatchObject({ data: "é" });
  expect(result.ok).toBe(true);
});
