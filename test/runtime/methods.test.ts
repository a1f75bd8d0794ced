import { afterEach, expect, test, vi } from "vitest";
import { connect, ownMethod, writeGuard, type WriteOperation } from "../../src/runtime/index.js";
import { jsonServer, send } from "./json-server.js";

/* A method that goes out as another one would do something else. */

const copy: WriteOperation = {
  id: "copy",
  method: "COPY",
  path: "/x",
  parameters: [[ownMethod]],
  errors: [],
  guard: writeGuard,
};

afterEach(() => vi.unstubAllGlobals());

/** What a call with this method ends with, and the methods that the server saw. */
async function sent(method: string): Promise<[ended: unknown, seen: string[]]> {
  const server = await jsonServer((_, response) => send(response, {}));
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  const ended = await client.call({ ...copy, method });
  const seen = server.received.map((each) => each.method);
  await server.close();
  return [ended, seen];
}

test.each(["GET", "PATCH", "COPY", "QUERY"])("%s is sent", async (method) => {
  expect(await sent(method)).toMatchObject([{ ok: true }, [method]]);
});

test.each(["Delete", "get", "TRACE", "CONNECT", "NO METHOD"])("%s is refused", async (method) => {
  const failure = { kind: "invalid", parameter: "method" };
  expect(await sent(method)).toMatchObject([{ error: failure }, []]);
});

test.each([
  // As Bun does.
  [
    "makes GET of what it does not know",
    class {
      readonly method = "GET";
    },
  ],
  // As workerd does.
  [
    "refuses what it does not know",
    class {
      constructor() {
        throw new TypeError("Invalid HTTP method string");
      }
    },
  ],
])("where the platform %s, nothing is sent", async (_, request) => {
  vi.stubGlobal("Request", request);
  const failure = { kind: "invalid", parameter: "method" };
  expect(await sent("COPY")).toMatchObject([{ error: failure }, []]);
});
