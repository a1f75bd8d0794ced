import { expect, test } from "vitest";
import { connect, type Operation } from "../../src/runtime/index.js";

const read: Operation = { id: "read", method: "GET", path: "/x", errors: [] };

async function errorOf(thrown: unknown): Promise<unknown> {
  const fetch = (): Promise<Response> => Promise.reject(thrown);
  const client = connect({ fetch, retries: 0 }, { baseUrl: "https://h.example" });
  const result = await client.call(read);
  return (result as { error: unknown }).error;
}

test.each([
  [{ code: "ECONNRESET" }, "ECONNRESET"],
  [{ cause: { code: "UND_ERR_SOCKET" } }, "UND_ERR_SOCKET"],
  [{ code: "FailedToOpenSocket", cause: { code: "OTHER" } }, "FailedToOpenSocket"],
])("%o tells its code", async (thrown, code) => {
  expect(await errorOf(thrown)).toEqual({ kind: "network", code });
});

test.each([
  undefined,
  null,
  "ECONNRESET",
  new TypeError("fetch failed"),
  new DOMException("The operation timed out.", "TimeoutError"),
  { code: 7 },
  { code: "x-api-key: key-1" },
  { cause: null },
])("%j tells none", async (thrown) => {
  expect(await errorOf(thrown)).toEqual({ kind: "network" });
});
