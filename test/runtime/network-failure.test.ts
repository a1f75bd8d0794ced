import { expect, test } from "vitest";
import {
  connect,
  inBody,
  json,
  writeGuard,
  type CallFailure,
  type Failed,
  type Operation,
} from "../../src/runtime/index.js";

const read: Operation = { id: "read", method: "GET", path: "/x", errors: [] };
const create: Operation = {
  ...{ id: "create", method: "POST", path: "/x", errors: [] },
  guard: writeGuard,
  body: [inBody, json],
};

/** What a `fetch` that has begun to send, and then throws, comes to; and how often it was called. */
async function thrown(error: unknown, operation = read): Promise<[CallFailure, calls: number]> {
  let calls = 0;
  const fetch = (_: string, { signal }: { signal?: unknown } = {}): Promise<Response> => {
    calls++;
    return signal ? Promise.reject(error) : Promise.resolve(new Response());
  };
  const options = { fetch, retries: 1 } as Parameters<typeof connect>[0];
  const result = await connect(options, { baseUrl: "https://h.example" }).call(operation, {
    body: {},
  });
  return [(result as Failed<CallFailure>).error, calls];
}

const because = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

test.each([
  [{ code: "ECONNRESET" }, "ECONNRESET"],
  [{ cause: { code: "UND_ERR_SOCKET" } }, "UND_ERR_SOCKET"],
  [{ code: "FailedToOpenSocket", cause: { code: "OTHER" } }, "FailedToOpenSocket"],
  // What a proxy answers, and all addresses of a host.
  [because(new Error("a", { cause: { code: "UND_ERR_ABORTED" } })), "UND_ERR_ABORTED"],
  [because(new AggregateError([{ code: "ECONNREFUSED" }])), "ECONNREFUSED"],
])("%o tells its code, and keeps what was thrown out of sight", async (error, code) => {
  const [failure, calls] = await thrown(error);
  expect(failure).toEqual({ kind: "network", code });
  expect(Object.keys(failure)).toEqual(["kind", "code"]);
  expect((failure as { cause?: unknown }).cause).toBe(error);
  expect(calls).toBe(2);
});

test.each([
  new TypeError("fetch failed"),
  new TypeError("Failed to fetch"),
  new TypeError("NetworkError when attempting to fetch resource."),
  new TypeError("Load failed"),
  new TypeError("Network request failed"),
  new Error("Network connection lost."),
  new TypeError("error sending request for url (https://h.example/)"),
  because({ code: "x-api-key: key-1" }),
])("%j is one of the network, without a code", async (error) => {
  const [failure, calls] = await thrown(error);
  expect(failure).toEqual({ kind: "network" });
  expect((failure as { cause?: unknown }).cause).toBe(error);
  expect(calls).toBe(2);
});

test.each([
  undefined,
  null,
  "ECONNRESET",
  new ReferenceError("fetchh is not defined"),
  new TypeError("object.stream is not a function"),
  new Error("fetch-mock: no match for GET /x"),
  { code: 7 },
  { cause: null },
  { code: "P2002" },
  Object.assign(new Error("ENOENT: no such file or directory, open '/x'"), { code: "ENOENT" }),
  because({ code: "UND_ERR_NOT_SUPPORTED" }),
  because(new DOMException("The blob could not be read", "NotReadableError")),
])("%j is the caller's: `hook` with the cause, after one request", async (error) => {
  const [failure, calls] = await thrown(error);
  expect(failure.kind).toBe("hook");
  expect(Object.keys(failure)).toEqual(["kind"]);
  expect((failure as { cause?: unknown }).cause).toBe(error);
  expect(calls).toBe(1);
});

test.each([
  [because({ name: "HeadersTimeoutError", code: "UND_ERR_HEADERS_TIMEOUT" })],
  [because({ name: "BodyTimeoutError", code: "UND_ERR_BODY_TIMEOUT" })],
  [new DOMException("The operation timed out.", "TimeoutError")],
])("%o is a time limit of the platform's own", async (error) => {
  const [failure, calls] = await thrown(error);
  expect(failure).toEqual({ kind: "timeout", afterMs: expect.any(Number) as number });
  expect(calls).toBe(2);
});

test.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", 1],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", 1],
  ["CERT_HAS_EXPIRED", 1],
  ["ERR_TLS_CERT_ALTNAME_INVALID", 1],
  ["ERR_SSL_WRONG_VERSION_NUMBER", 2],
  ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", 2],
  ["EPROTO", 2],
  ["ECONNREFUSED", 2],
  ["UND_ERR_CONNECT_TIMEOUT", 2],
])("%s never reached the server: %i requests, nothing applied", async (code, requests) => {
  const [failure, calls] = await thrown(because({ name: "Error", code }), create);
  expect(failure).toEqual({ kind: "network", code });
  expect(calls).toBe(requests);
});

test.each([
  "error sending request for url (https://h/): client error (Connect): invalid peer certificate",
  "Client network socket disconnected before secure TLS connection was established",
  "bad port",
])("%s: nothing applied", async (message) => {
  const [failure] = await thrown(because(new Error(message)), create);
  expect(failure).toEqual({ kind: "network" });
});

test.each(["ECONNRESET", "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC", "UND_ERR_SOCKET"])(
  "%s may have reached it",
  async (code) => {
    const [failure, calls] = await thrown(because({ name: "Error", code }), create);
    expect(failure).toEqual({ kind: "network", code, maybeApplied: true });
    expect(calls).toBe(1);
  },
);

test("a word in a URL is no code", async () => {
  const error = because(new Error("error sending request for url (https://h/CERT/REFUSED/EPROTO)"));
  const [failure] = await thrown(error, create);
  expect(failure).toEqual({ kind: "network", maybeApplied: true });
});
