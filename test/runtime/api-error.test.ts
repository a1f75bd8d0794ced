import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ApiError,
  connect,
  inEnvelope,
  apiErrorGuard,
  unwrap,
  type ApiErrorGuard,
  type CallError,
  type Client,
  type HttpError,
  type Operation,
  type ResponseInfo,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

interface Problem {
  error: string;
}
type GetError = HttpError<404 | 429, Problem> | CallError;
interface Errors {
  get: GetError;
  list: HttpError<400, { details: string[] }> | CallError;
}
const isApiError: ApiErrorGuard<Errors> = apiErrorGuard();
const get: Operation = {
  id: "get",
  method: "GET",
  path: "/x",
  envelope: [inEnvelope, "data"],
  errors: [404, 429],
};

let server: JsonServer;
let client: Client;
let status = 200;
beforeAll(async () => {
  server = await jsonServer((_, response) =>
    send(
      response,
      { data: 5, error: "Jane" },
      { status, headers: { "retry-after": "3", "x-echo": "Jane" } },
    ),
  );
  client = connect({ baseUrl: server.url, retries: 0 }, { baseUrl: "" });
});
afterAll(() => server.close());

function call(): Promise<Result<number, GetError>> {
  return client.call(get);
}

test("unwrap gives the data of a result, or of a promise of one", async () => {
  status = 200;
  expect(await unwrap(call())).toBe(5);
  expect(unwrap(await call())).toBe(5);
});

test("unwrap waits for a promise of another realm", async () => {
  const settled: Promise<Result<number, CallError>> = runInNewContext(
    "Promise.resolve({ ok: true, data: 5 })",
  ) as never;
  expect(await unwrap(settled)).toBe(5);
});

test("unwrap throws an ApiError that tells the operation and the failure, and shows no body and no headers", async () => {
  status = 404;
  const result = await call();
  expect(() => unwrap(result)).toThrow(ApiError);
  const error: unknown = await unwrap(call()).catch((thrown: unknown) => thrown);
  if (!isApiError(error, "get") || error.error.kind !== "http") throw new Error("not narrowed");
  const { body, response } = error.error;
  expect(response.headers["x-echo"]).toBe("Jane");
  expect([error.message, error.operation, body.error]).toEqual(["get http 404", "get", "Jane"]);
  expect(
    [
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      String(error),
      inspect(result, { depth: 9 }),
    ].join(),
  ).not.toContain("Jane");
  expect([
    isApiError(error),
    isApiError(error, "list"),
    isApiError(new Error("x")),
    isApiError(undefined),
  ]).toEqual([true, false, false, false]);
});

test("a success shows no headers either", async () => {
  status = 200;
  const { response } = (await call()) as { response: ResponseInfo };
  expect(response.headers["x-echo"]).toBe("Jane");
  expect(inspect(response) + JSON.stringify(response)).not.toContain("Jane");
});

test("a failure narrows by kind, then by status", async () => {
  status = 429;
  const result = await call();
  if (result.ok) throw new Error("no failure");
  const { error } = result;
  switch (error.kind) {
    case "http":
      // Only a 429 has the wait.
      expect(error.status === 429 ? error.retryAfterMs : error.status).toBe(3000);
      break;
    case "undeclared":
    case "redirect":
    case "network":
    case "timeout":
    case "aborted":
    case "decode":
    case "invalid":
    case "hook":
      throw new Error(error.kind);
    default:
      error satisfies never;
  }
});

test("a fake client's failure can be unwrapped too", () => {
  const result: Result<number, GetError> = { ok: false, error: { kind: "network" } };
  expect(() => unwrap(result)).toThrow("network");
});
