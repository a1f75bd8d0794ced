import { afterEach, expect, test } from "vitest";
import {
  asContentType,
  connect,
  mediaType,
  type AcceptOptions,
  type ByAccept,
  type CallFailure,
  type ReadOperation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

let server: JsonServer;
afterEach(() => server.close());

type Answer =
  | Result<{ n: number }, CallFailure, { contentType: "application/json" }>
  | Result<string, CallFailure, { contentType: "text/csv" }>;

const operation: ReadOperation = {
  id: "read",
  method: "GET",
  path: "/x",
  accept: "application/json, text/csv;q=0.9",
  decode: asContentType,
  errors: [404],
  tell: mediaType,
};

/** As a generated function of two media types is declared. */
function read<Accept extends "application/json" | "text/csv">(
  options?: AcceptOptions<Accept>,
): Promise<ByAccept<Accept, Answer>> {
  const client = connect(
    { baseUrl: server.url, retries: 0, headers: { accept: "*/*" } },
    { baseUrl: "" },
  );
  return client.call(operation, undefined, options);
}

async function serving(type: string, status = 200): Promise<void> {
  server = await jsonServer((_, response) =>
    response.writeHead(status, { "content-type": type }).end('{"n":1}'),
  );
}

test("what is asked for alone is sent before all else, and the data is typed by it", async () => {
  await serving("application/json; charset=utf-8");
  const result = await read({ accept: "application/json" });
  const n: number | undefined = result.ok ? result.data.n : undefined;
  expect(n).toBe(1);
  expect(server.received[0]?.headers.accept).toBe("application/json");
});

test("a success of another type than was asked for is a failure, and never data of the wrong type", async () => {
  await serving("application/json");
  const result = await read({ accept: "text/csv" });
  const data: string | undefined = result.ok ? result.data : undefined;
  expect(data).toBeUndefined();
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "decode", message: "The body is application/json, and text/csv was asked for." },
  });
});

test("a declared failure comes in whatever type it has", async () => {
  await serving("application/json", 404);
  expect(await read({ accept: "text/csv" })).toMatchObject({
    error: { kind: "http", status: 404 },
  });
});

test("without a choice the answer tells its type", async () => {
  await serving("text/csv");
  const result = await read({ timeoutMs: 5000 });
  expect(result).toMatchObject({ ok: true, contentType: "text/csv", data: '{"n":1}' });
});
