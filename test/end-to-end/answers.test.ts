import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClientOf } from "../client-of.js";
import { jsonServer, type JsonServer } from "../runtime/json-server.js";
import { call, everything } from "./everything.js";

/* Every kind of answer of `everything.yaml`, as the caller gets it. */
interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

let server: JsonServer;
let answer: Answer = {};
beforeAll(async () => {
  server = await jsonServer((_, response) => {
    const { status = 200, type, headers, body } = answer;
    response.writeHead(status, { ...(type !== undefined && { "content-type": type }), ...headers });
    response.end(body);
  });
});
afterAll(() => server.close());

/** What a call gives where the server answers like this. */
async function answered(
  client: ClientOf,
  given: Answer,
  operation = "getAnswer",
): Promise<Record<string, unknown>> {
  answer = given;
  const request = /Answer$/.test(operation) ? { kind: "k" } : undefined;
  const options = { baseUrl: server.url, retries: 0 };
  return call(client, operation, { options, request });
}

async function all(items: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items as AsyncIterable<unknown>) found.push(item);
  return found;
}

const pet = '{"kind":"cat","id":"1","name":"Tom","place":[1,2]}';
const events = 'event: a\nid: 7\ndata: {"n":1}\n\n: comment\ndata: x\ndata: y\n\n';

test("one operation, every content type", async () => {
  const client = await everything();
  const headers = { "X-Total": "17" };
  expect(
    await answered(client, { type: "application/json; charset=utf-8", headers, body: pet }),
  ).toMatchObject({
    ok: true,
    data: JSON.parse(pet) as unknown,
    contentType: "application/json",
    response: { status: 200, headers: { "x-total": "17" } },
  });
  expect(
    await answered(client, { type: "application/vnd.pets+json", body: `[${pet}]` }),
  ).toMatchObject({ data: [{ name: "Tom" }], contentType: "application/vnd.pets+json" });
  expect(await answered(client, { type: "text/plain", body: "ü" })).toMatchObject({ data: "ü" });
  expect(await answered(client, { type: "application/xml", body: "<pet/>" })).toMatchObject({
    data: "<pet/>",
  });
  const { data } = await answered(client, { type: "application/pdf", body: Buffer.from([0, 255]) });
  expect((data as Blob).type).toBe("application/pdf");
  expect(new Uint8Array(await (data as Blob).arrayBuffer())).toEqual(new Uint8Array([0, 255]));
  const streamed = await answered(client, { type: "text/event-stream", body: events });
  expect(await all(streamed["data"])).toEqual([
    { event: "a", id: "7", data: '{"n":1}' },
    { event: "message", id: "7", data: "x\ny" },
  ]);
  const lines = await answered(client, { type: "application/jsonl", body: `${pet}\n\n${pet}` });
  expect(await all(lines["data"])).toEqual([JSON.parse(pet), JSON.parse(pet)]);
  expect(await answered(client, { status: 204 })).toMatchObject({
    ok: true,
    data: undefined,
    contentType: "",
  });
  // A range: any other success.
  expect(
    await answered(client, { status: 203, type: "application/json", body: pet }),
  ).toMatchObject({ ok: true, data: { name: "Tom" }, response: { status: 203 } });
});

test("statuses, ranges and the default of failures", async () => {
  const client = await everything();
  const problem = { type: "application/problem+json", body: '{"title":"No."}' };
  const error = async (given: Answer): Promise<unknown> => (await answered(client, given))["error"];
  expect(await error({ status: 404, ...problem })).toMatchObject({
    kind: "http",
    status: 404,
    body: { title: "No." },
  });
  expect(await error({ status: 409, type: "text/plain", body: "Twice." })).toMatchObject({
    kind: "http",
    status: 409,
    contentType: "text/plain",
    body: "Twice.",
  });
  expect(await error({ status: 418, ...problem })).toMatchObject({
    kind: "default",
    range: "4XX",
    status: 418,
    body: { title: "No." },
  });
  expect(await error({ status: 500, type: "text/plain", body: "Oh." })).toMatchObject({
    kind: "default",
    range: "default",
    status: 500,
    body: "Oh.",
  });
  expect(await error({ status: 302, headers: { location: "/x" } })).toMatchObject({
    kind: "redirect",
    status: 302,
  });
  answer = { type: "application/json", body: "{" };
  expect(await error(answer)).toMatchObject({ kind: "decode" });
});

test("a stream gives bytes while the server is still sending, and fails with the operation's failures", async () => {
  const client = await everything();
  let end: (() => void) | undefined;
  const slow = await jsonServer(({ url }, response) => {
    if (url !== "/binary") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/octet-stream" }).write("first");
    end = () => void response.end("last");
  });
  const options = { baseUrl: slow.url, retries: 0 };
  const { data } = await call(client, "getBinaryStream", { options });
  const reader = (data as ReadableStream<Uint8Array>).getReader();
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("first");
  end?.();
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("last");
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  const elsewhere = { baseUrl: `${slow.url}/none`, retries: 0 };
  expect(await call(client, "getBinaryStream", { options: elsewhere })).toMatchObject({
    ok: false,
    error: { kind: "undeclared", status: 404 },
  });
  await slow.close();
});

test("operations with one kind of answer", async () => {
  const client = await everything();
  expect(await answered(client, { headers: { "x-total": "3" } }, "headAnswer")).toMatchObject({
    ok: true,
    data: undefined,
    response: { headers: { "x-total": "3" } },
  });
  expect(await answered(client, { type: "text/plain", body: "12" }, "getText")).toMatchObject({
    data: "12",
  });
  expect(await answered(client, { type: "text/xml", body: "<a/>" }, "getXml")).toMatchObject({
    data: "<a/>",
  });
  const bytes = { type: "application/octet-stream", body: Buffer.from([0, 255, 10]) };
  const { data } = await answered(client, bytes, "getBinary");
  expect(new Uint8Array(await (data as Blob).arrayBuffer())).toEqual(new Uint8Array(bytes.body));
  const stream = (await answered(client, bytes, "getBinaryStream"))["data"];
  expect(stream).toBeInstanceOf(ReadableStream);
  expect(Buffer.concat((await all(stream)) as Uint8Array[])).toEqual(bytes.body);
  const streamed = await answered(client, { type: "text/event-stream", body: events }, "getEvents");
  expect(await all(streamed["data"])).toHaveLength(2);
  const lines = { type: "application/x-ndjson", body: `${pet}\n${pet}\n` };
  expect(await all((await answered(client, lines, "getLines"))["data"])).toHaveLength(2);
  expect(await answered(client, { status: 204 }, "deleteNothing")).toMatchObject({
    ok: true,
    data: undefined,
  });
  expect(server.received.at(-1)).toMatchObject({ method: "DELETE", url: "/nothing" });
});
