import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import {
  ApiError,
  asTypedEvents,
  connect,
  followEvents,
  type CallFailure,
  type EventStreamOptions,
  type ReadOperation,
  type Result,
  type ServerSentEvent,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer, type Received } from "./json-server.js";

let server: JsonServer;
afterEach(() => server.close());

type Event = ServerSentEvent<unknown>;
type Serve = (request: Received, response: ServerResponse) => void;

/** What a stream is of which this is told, and how it ends. */
async function streamed(
  serve: Serve,
  { events, options }: { events?: ReadOperation["events"]; options?: EventStreamOptions } = {},
): Promise<{ events: Event[]; error: unknown }> {
  server = await jsonServer((request, response) => {
    response.setHeader("content-type", "text/event-stream");
    serve(request, response);
  });
  const operation: ReadOperation = {
    id: "watch",
    method: "GET",
    path: "/x",
    decode: asTypedEvents,
    ...(events && { events }),
    errors: [],
  };
  const client = connect({ baseUrl: server.url, retries: 0 }, { baseUrl: "" });
  const result: Result<AsyncIterable<Event>, CallFailure> = await followEvents(client, operation, {
    options,
  });
  if (!result.ok) return { events: [], error: result.error };
  const found: Event[] = [];
  try {
    for await (const event of result.data) found.push(event);
  } catch (error) {
    return { events: found, error: error instanceof ApiError ? error.error : error };
  }
  return { events: found, error: undefined };
}

test("data is read as JSON, and [DONE] ends the stream though more follows", async () => {
  const text = 'data: {"n":\ndata: 1}\n\nevent: ping\ndata: [2]\n\ndata: [DONE]\n\ndata: 3\n\n';
  const { events, error } = await streamed((_, response) => response.end(text));
  expect(events.map(({ event, data }) => [event, data])).toEqual([
    ["message", { n: 1 }],
    ["ping", [2]],
  ]);
  expect(error).toBeUndefined();
});

test("data that is no JSON ends in a decode failure, behind what was read before", async () => {
  const { events, error } = await streamed((_, response) => response.end("data: 1\n\ndata: x\n\n"));
  expect(events.map(({ data }) => data)).toEqual([1]);
  expect(error).toMatchObject({ kind: "decode", response: { status: 200 } });
});

test("of listed events each is read in its own way, and others are left out", async () => {
  const text =
    'event: added\ndata: {"a":1}\n\nevent: constructor\ndata: x\n\nevent: note\ndata: [DONE]\n\ndata: y\n\n';
  const { events, error } = await streamed((_, response) => response.end(text), {
    events: { added: true, note: false },
  });
  expect(events.map(({ event, data }) => [event, data])).toEqual([
    ["added", { a: 1 }],
    ["note", "[DONE]"],
  ]);
  expect(error).toBeUndefined();
});

/** Breaks off behind each of these, as long as there are any. */
function breaking(...texts: readonly string[]): { serve: Serve; ids: (string | undefined)[] } {
  const ids: (string | undefined)[] = [];
  const serve: Serve = (request, response) => {
    const text = texts[ids.push(request.headers["last-event-id"] as string | undefined) - 1];
    if (text === undefined) response.end("data: 9\n\n");
    else response.write(text, () => setTimeout(() => response.destroy(), 5));
  };
  return { serve, ids };
}

test("a stream that breaks off goes on behind its last event, where that is asked for", async () => {
  const { serve, ids } = breaking("retry: 1\nid: ü\ndata: 1\n\n", "data: 2\n\nid: b\ndata: 3\n\n");
  const options = { resume: true, lastEventId: "a", headers: { "x-own": "1" } };
  const { events, error } = await streamed(serve, { options });
  expect(error).toBeUndefined();
  expect(events.map(({ id, data }) => [id, data])).toEqual([
    ["ü", 1],
    ["ü", 2],
    ["b", 3],
    ["b", 9],
  ]);
  expect(ids).toEqual(["a", Buffer.from("ü").toString("latin1"), "b"]);
});

test("without being asked for, the break is the stream's end", async () => {
  const { serve, ids } = breaking("data: 1\n\n");
  const { events, error } = await streamed(serve, { options: { lastEventId: "7" } });
  expect(events).toHaveLength(1);
  expect(error).toMatchObject({ kind: "network" });
  expect(ids).toEqual(["7"]);
});

test("connections that bring nothing are not made for ever", async () => {
  const { serve, ids } = breaking("retry: 1\ndata: 1\n\n", ...Array<string>(5).fill(": nothing\n"));
  const { error } = await streamed(serve, { options: { resume: true, retries: 2 } });
  expect(error).toMatchObject({ kind: "network" });
  expect(ids).toHaveLength(3);
});

test("a 204 says that nothing follows, and another failure of the new call ends the stream", async () => {
  for (const [status, kind] of [
    [204, undefined],
    [404, "undeclared"],
  ] as const) {
    let count = 0;
    const { events, error } = await streamed(
      (_, response) => {
        if (count++ === 0)
          response.write("retry: 1\ndata: 1\n\n", () => setTimeout(() => response.destroy(), 5));
        else response.writeHead(status).end();
      },
      { options: { resume: true } },
    );
    expect(events).toHaveLength(1);
    expect((error as { kind?: string } | undefined)?.kind).toBe(kind);
    await server.close();
  }
});
