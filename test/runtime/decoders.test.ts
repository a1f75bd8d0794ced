import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import {
  ApiError,
  asBlob,
  asContentType,
  asEvents,
  asJsonLines,
  asJsonSequence,
  asStream,
  asText,
  connect,
  type CallFailure,
  type CallOptions,
  type Decoder,
  type Operation,
  type Result,
  type ServerSentEvent,
} from "../../src/runtime/index.js";
import type { ServerResponse } from "node:http";
import { jsonServer, type JsonServer } from "./json-server.js";

let server: JsonServer;
afterEach(() => server.close());

async function call<Data>(
  decode: Decoder,
  serve: (response: ServerResponse) => void,
  options: CallOptions = {},
): Promise<Result<Data, CallFailure>> {
  server = await jsonServer((_, response) => {
    if (decode === asEvents) response.setHeader("content-type", "text/event-stream");
    serve(response);
  });
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  const operation: Operation = {
    id: "read",
    method: "GET",
    path: "/x",
    decode,
    errors: [],
  };
  return client.call(operation, {}, { retries: 0, ...options });
}

async function data<Data>(...given: Parameters<typeof call>): Promise<Data> {
  const result = await call<Data>(...given);
  if (!result.ok) throw new Error(result.error.kind);
  return result.data;
}

/** Writes these pieces, a moment apart. */
function pieces(...texts: readonly string[]): (response: ServerResponse) => void {
  return (response) => {
    texts.forEach((text, index) => setTimeout(() => response.write(text), index * 15));
    setTimeout(() => response.end(), texts.length * 15);
  };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test("by content type: a Blob where it is neither JSON nor text", async () => {
  const blob = await data<Blob>(asContentType, (response) =>
    response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF"),
  );
  expect([blob.type, await blob.text()]).toEqual(["application/pdf", "%PDF"]);
  await server.close();
  expect(
    await data(asContentType, (response) =>
      response.writeHead(200, { "content-type": "text/csv" }).end("a,b"),
    ),
  ).toBe("a,b");
});

test("asBlob and asText take whatever comes", async () => {
  const json = (response: ServerResponse): unknown =>
    response.writeHead(200, { "content-type": "application/json" }).end("{");
  expect(await (await data<Blob>(asBlob, json)).text()).toBe("{");
  await server.close();
  expect(await data(asText, json)).toBe("{");
});

test("a bomb of gzip ends at the limit as a decode failure", { timeout: 60_000 }, async () => {
  const bomb = gzipSync(Buffer.alloc(300 * 2 ** 20), { level: 1 });
  const before = process.memoryUsage().rss;
  const result = await call(asBlob, (response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
  );
  expect(result).toMatchObject({
    error: { kind: "decode", message: expect.stringContaining("104857600") },
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 2 ** 20);
});

test("a failure of more than 1 MiB is no text or JSON of one, and an excerpt shows no sign of a name", async () => {
  const failure = await call(asText, (response) =>
    response.writeHead(500).end(Buffer.alloc(2 ** 20 + 1, "a")),
  );
  expect(failure).toMatchObject({
    error: { kind: "decode", message: expect.stringContaining("1048576") },
  });
  await server.close();
  const values = await data<AsyncIterable<unknown>>(asJsonLines, pieces('{"name":"मरीज़"\n'));
  const error: unknown = await all(values).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ error: { kind: "decode", excerpt: '{"xxxx":"xxxxx"' } });
});

describe("asStream", () => {
  test("gives the bytes as they come", async () => {
    const stream = await data<ReadableStream<Uint8Array>>(asStream, pieces("a", "b", "c"));
    expect(await new Response(stream).text()).toBe("abc");
  });

  test.each([
    ["timeout", { timeoutMs: 100 }, (response: ServerResponse) => response.write("a")],
    [
      "network",
      {},
      (response: ServerResponse) =>
        response.write("a", () => setTimeout(() => response.destroy(), 20)),
    ],
  ])("ends with an ApiError: %s", async (kind, options, serve) => {
    const stream = await data<ReadableStream<Uint8Array>>(
      asStream,
      (response) => void serve(response),
      options,
    );
    const error: unknown = await new Response(stream).text().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ operation: "read", error: { kind } });
  });

  test("an abort ends it after the call has resolved", async () => {
    const controller = new AbortController();
    const stream = await data<ReadableStream<Uint8Array>>(
      asStream,
      (response) => void response.write("a"),
      { signal: controller.signal },
    );
    const reader = stream.getReader();
    await reader.read();
    setTimeout(() => controller.abort("enough"), 20);
    await expect(reader.read()).rejects.toMatchObject({
      error: { kind: "aborted", reason: "enough" },
    });
  });
});

describe("asEvents", () => {
  test("reads text/event-stream", async () => {
    const text = [
      "\uFEFF: hello\n\nda",
      "ta: one\r\nevent: tick\r",
      "\nid: 7\r\rdata:two\ndata:  three\nretry: 250\nretry: x\n\nevent: lost\n\nid\ndata\n\ndata: unfinished\n",
    ];
    const events = await all(await data<AsyncIterable<ServerSentEvent>>(asEvents, pieces(...text)));
    expect(events).toEqual([
      { event: "tick", data: "one", id: "7" },
      { event: "message", data: "two\n three", id: "7", retry: 250 },
      { event: "message", data: "", id: "", retry: 250 },
    ]);
  });

  test("leaving the loop closes the connection", async () => {
    let closed = (): void => undefined;
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const events = await data<AsyncIterable<ServerSentEvent>>(asEvents, (response) => {
      response.on("close", closed);
      response.write("data: 1\n\n");
    });
    for await (const event of events) {
      expect(event.data).toBe("1");
      break;
    }
    await isClosed;
  });
});

test.each([
  ["asEvents", asEvents],
  ["asJsonLines", asJsonLines],
  ["asJsonSequence", asJsonSequence],
])("%s: an abort before the first item ends it, and the connection", async (_, decoder) => {
  const controller = new AbortController();
  let closed = (): void => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const items = await data<AsyncIterable<unknown>>(
    decoder,
    (response) => {
      response.on("close", closed);
      response.write("data: 1\n\n");
    },
    { signal: controller.signal },
  );
  controller.abort("enough");
  await isClosed;
  await expect(all(items)).rejects.toMatchObject({ error: { kind: "aborted", reason: "enough" } });
});

test.each([
  [asEvents, "text/html"],
  [asEvents, "application/json"],
  [asEvents, "application/problem+json; charset=utf-8"],
  [asEvents, "text/plain"],
  [asJsonLines, "text/html; charset=utf-8"],
  [asJsonLines, "application/json"],
  [asJsonSequence, "application/problem+json"],
])("%o: an answer of the type %s is not what was asked for", async (decoder, type) => {
  let closed = (): void => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const result = await call(decoder, (response) => {
    response.on("close", closed);
    response.setHeader("content-type", type);
    response.write('{"error":"Jane"}');
  });
  expect(result).toMatchObject({
    error: {
      kind: "decode",
      message: `The body (${type}) is not of a declared type.`,
      response: { status: 200 },
    },
  });
  await isClosed;
});

test("a body whose encoding the platform does not decode is named as such", async () => {
  const result = await call(asText, (response) => {
    response.setHeader("content-encoding", "x-own");
    response.end(Buffer.from([0xff, 0xfe, 0xfd]));
  });
  expect(result).toMatchObject({
    error: {
      kind: "decode",
      message: "The body has an encoding (x-own) that is not decoded here.",
    },
  });
});

test("asEvents: a CR alone ends a line at once, and fields of any name are no harm", async () => {
  const events = await data<AsyncIterable<ServerSentEvent>>(asEvents, (response) => {
    response.write("constructor: x\r__proto__: y\rdata: 1\r\r");
    setTimeout(() => response.end("\ndata: 2\r\n\r\n"), 1000);
  });
  const started = performance.now();
  const items = events[Symbol.asyncIterator]();
  expect((await items.next()).value).toMatchObject({ data: "1" });
  expect(performance.now() - started).toBeLessThan(900);
  expect((await items.next()).value).toMatchObject({ data: "2" });
  expect((await items.next()).done).toBe(true);
});

describe("asJsonLines", () => {
  const latin = Buffer.from('{"name":"Ren\xE9"}\n', "latin1");

  test("reads the charset that the content type names", async () => {
    const values = await data<AsyncIterable<unknown>>(asJsonLines, (response) =>
      response
        .writeHead(200, { "content-type": "application/x-ndjson; charset=iso-8859-1" })
        .end(latin),
    );
    expect(await all(values)).toEqual([{ name: "Ren\xE9" }]);
  });

  test("bytes that are not in the charset are a decode failure, not other characters", async () => {
    const values = await data<AsyncIterable<unknown>>(asJsonLines, (response) =>
      response.writeHead(200, { "content-type": "application/x-ndjson" }).end(latin),
    );
    await expect(all(values)).rejects.toMatchObject({ error: { kind: "decode" } });
  });

  test("gives the values as they come", async () => {
    const values = await data<AsyncIterable<unknown>>(
      asJsonLines,
      pieces('{"a":', '1}\r\n\n[2]\n"3', '"\n4'),
    );
    expect(await all(values)).toEqual([{ a: 1 }, [2], "3", 4]);
  });

  test("a line that is no JSON is an ApiError that quotes nothing", async () => {
    const values = await data<AsyncIterable<unknown>>(asJsonLines, pieces('1\n{"name":"Jane"\n'));
    const error: unknown = await all(values).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ error: { kind: "decode", excerpt: '{"xxxx":"xxxx"' } });
  });
});

describe("asJsonSequence", () => {
  const sequence = (...texts: readonly string[]): ReturnType<typeof data<AsyncIterable<unknown>>> =>
    data<AsyncIterable<unknown>>(asJsonSequence, pieces(...texts));

  test("records may hold line ends, and end where the next one begins", async () => {
    const values = await sequence(
      '\x1e{\n  "a":',
      ' "b"\n',
      '}\n\x1e\x1e[1,\n2]\x1e"c',
      '"\n\x1e4\n',
    );
    expect(await all(values)).toEqual([{ a: "b" }, [1, 2], "c", 4]);
  });

  test("a record that is there as a whole does not wait for the next", async () => {
    const values = await data<AsyncIterable<unknown>>(asJsonSequence, (response) => {
      response.write('\x1e{\n"a": 1 }\n');
    });
    for await (const value of values) {
      expect(value).toEqual({ a: 1 });
      break;
    }
  });

  test.each(['\x1e{"a":', "\x1e1\n\x1e12", "\x1e{}\n{}\n"])(
    "%j is a decode failure",
    async (text) => {
      await expect(all(await sequence(text))).rejects.toMatchObject({ error: { kind: "decode" } });
    },
  );
});
