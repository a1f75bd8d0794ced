import { getEventListeners } from "node:events";
import { afterEach, expect, test } from "vitest";
import {
  asStream,
  connect,
  type CallFailure,
  type Client,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* Programs have one signal for all that they do: however many calls share it, Node has nothing to warn of. */

const get: Operation = { id: "get", method: "GET", path: "/x", errors: [] };
const stream: Operation = { ...get, id: "stream", decode: asStream };

let server: JsonServer;
const warnings: Error[] = [];
const note = (warning: Error): void => void warnings.push(warning);
afterEach(async () => {
  process.off("warning", note);
  warnings.length = 0;
  await server.close();
});

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

async function started(answersAfter = 20): Promise<Client> {
  process.on("warning", note);
  server = await jsonServer((_, response) => {
    setTimeout(() => send(response, 200, {}), answersAfter);
  });
  return connect({ baseUrl: server.url, retries: 0 }, { baseUrl: "" });
}

test("many calls on one signal are one listener of it, and no warning", async () => {
  const client = await started();
  const { signal } = new AbortController();
  const options = { signal };
  const calls = Array.from({ length: 50 }, () =>
    client.call<Result<unknown, CallFailure>>(get, {}, options),
  );
  expect(listeners(signal)).toBe(1);
  const results = await Promise.all(calls);
  await new Promise((done) => setTimeout(done, 20));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(listeners(signal)).toBe(0);
  expect(warnings).toEqual([]);
});

test("an abort reaches every call that is under way, and those that come after", async () => {
  const client = await started(10_000);
  const controller = new AbortController();
  const { signal } = controller;
  const call = (): Promise<Result<unknown, CallFailure>> => client.call(get, {}, { signal });
  const calls = Array.from({ length: 20 }, call);
  setTimeout(() => controller.abort("enough"), 50);
  const ends = [...(await Promise.all(calls)), await call()];
  expect(ends).toEqual(Array(21).fill({ ok: false, error: { kind: "aborted", reason: "enough" } }));
  expect(listeners(signal)).toBe(0);
});

test("streams that are read in turn leave none behind, and take nobody else's", async () => {
  const client = await started(0);
  const { signal } = new AbortController();
  const open = async (): Promise<ReadableStream> => {
    const result = await client.call<Result<ReadableStream, CallFailure>>(stream, {}, { signal });
    if (!result.ok) throw new Error(result.error.kind);
    return result.data;
  };
  const [one, other] = [await open(), await open()];
  expect(listeners(signal)).toBe(1);
  await new Response(one).text();
  expect(listeners(signal)).toBe(1);
  await other.cancel();
  await other.cancel();
  expect(listeners(signal)).toBe(0);
});
