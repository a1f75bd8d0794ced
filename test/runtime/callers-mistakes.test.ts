import { mkdirSync, openAsBlob, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  bytes,
  connect,
  inLargeBody,
  jsonLines,
  writeGuard,
  type BaseClientOptions,
  type CallFailure,
  type Failed,
  type HookError,
  type Middleware,
  type Operation,
} from "../../src/runtime/index.js";
import { tempFolder } from "../temp-folder.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* What lies with the caller is no failure of the network, and what was not sent cannot have been applied. */

const get: Operation = { id: "get", method: "GET", path: "/x", errors: [404] };
const post: Operation = {
  ...{ id: "post", method: "POST", path: "/x", errors: [404] },
  guard: writeGuard,
  body: [inLargeBody, bytes],
};

let server: JsonServer | undefined;
afterEach(async () => {
  vi.unstubAllGlobals();
  await server?.close();
  server = undefined;
});

interface Ended {
  error: CallFailure;
  cause: unknown;
  sent: number;
}

async function ended(
  operation: Operation,
  { body = new Blob(["1"]), ...options }: BaseClientOptions & { body?: unknown },
  status = 200,
): Promise<Ended> {
  server = await jsonServer((_, response) => send(response, { id: "1" }, { status }));
  const client = connect({ baseUrl: server.url, ...options }, { baseUrl: "" });
  const { error } = await client.call<Failed<CallFailure>>(operation, { body });
  return { error, cause: (error as HookError).cause, sent: server.received.length };
}

describe.each([get, post])("$method", (operation) => {
  test("a typo in a fetch of one's own", async () => {
    const fetch = (): Promise<Response> => missing();
    const { error, cause, sent } = await ended(operation, { fetch });
    expect([error, sent]).toEqual([{ kind: "hook" }, 0]);
    expect(cause).toBeInstanceOf(ReferenceError);
  });

  test("no fetch at all", async () => {
    vi.stubGlobal("fetch", undefined);
    const { error, cause, sent } = await ended(operation, {});
    expect([error, sent]).toEqual([{ kind: "hook" }, 0]);
    expect(cause).toBeInstanceOf(Error);
  });

  test.each(["expect", "connection", "transfer-encoding", "keep-alive", "upgrade"])(
    "the header %s from a middleware",
    async (name) => {
      const middleware: Middleware[] = [
        (request, _, next) => next({ ...request, headers: { ...request.headers, [name]: "x" } }),
      ];
      const { error, sent } = await ended(operation, { middleware });
      expect([error, sent]).toEqual([{ kind: "hook" }, 0]);
    },
  );

  test.each([200, 404, 500])("middleware that has read the body of a %i", async (status) => {
    const middleware: Middleware[] = [
      async (request, _, next) => {
        const answer = await next(request);
        await answer.text();
        return answer;
      },
    ];
    const { error, sent } = await ended(operation, { middleware }, status);
    const isApplied = operation === post && status !== 404;
    expect(error).toEqual({
      kind: "hook",
      response: { status, attempts: 1 },
      ...(isApplied && { maybeApplied: true }),
    });
    expect(sent).toBe(1);
  });

  test("a mock that gives one Response twice", async () => {
    const one = Response.json({ id: "1" });
    const client = connect({ fetch: () => Promise.resolve(one) }, { baseUrl: "https://h.example" });
    expect(await client.call(operation, { body: new Blob() })).toMatchObject({ ok: true });
    expect(await client.call(operation, { body: new Blob() })).toMatchObject({
      error: { kind: "hook", response: { status: 200, attempts: 1 } },
    });
  });

  test("a mock without a body", async () => {
    const fetch = (): Promise<Response> =>
      Promise.resolve({ ok: true, status: 200, headers: new Headers() } as Response);
    const { error } = await ended(operation, { fetch });
    expect(error).toMatchObject({ kind: "hook", response: { status: 200 } });
  });
});

/** Throws what a misspelt name does. */
function missing(): never {
  throw new ReferenceError("fetchh is not defined");
}

test("an answer without a stream, as that of React Native and node-fetch, is read at once", async () => {
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await globalThis.fetch(url, init);
    const { ok, status, headers } = answer;
    return { ok, status, headers, arrayBuffer: () => answer.arrayBuffer() } as Response;
  };
  server = await jsonServer((_, response) => send(response, { id: "1" }, { status: 404 }));
  const client = connect(
    { baseUrl: server.url, fetch: fetch as BaseClientOptions["fetch"] },
    { baseUrl: "" },
  );
  const { error } = await client.call<Failed<{ body: unknown }>>(get);
  expect(error.body).toEqual({ id: "1" });
});

describe("a body of the caller's that fails", () => {
  const disk = new Error("disk read failed");

  test.each([0, 3])("a stream, after %i chunks", async (count) => {
    let index = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          if (index++ < count) controller.enqueue(new Uint8Array(1000));
          else controller.error(disk);
        },
      },
      { highWaterMark: 0 },
    );
    const { error, cause, sent } = await ended(post, { body });
    expect([error.kind, cause, sent]).toEqual(["hook", disk, 0]);
  });

  test("a stream of texts", async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue("text");
        controller.close();
      },
    });
    expect((await ended(post, { body })).error).toMatchObject({
      kind: "invalid",
      parameter: "body",
    });
  });

  test("values that fail as they are taken", async () => {
    const lines: Operation = { ...post, body: [inLargeBody, jsonLines] };
    function* values(): Generator<number> {
      yield 1;
      throw disk;
    }
    const { error, cause } = await ended(lines, { body: values() });
    expect([error.kind, cause]).toEqual(["hook", disk]);
  });

  test("a file that has changed", async () => {
    const folder = tempFolder();
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "a.bin");
    writeFileSync(path, "x".repeat(1000));
    const body = await openAsBlob(path);
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(path, "y");
    const { error, cause, sent } = await ended(post, { body });
    expect([error.kind, sent]).toEqual(["hook", 0]);
    expect(cause).toBeInstanceOf(Error);
  });
});

test("a header's name and value the wrong way round: the value is not quoted", async () => {
  await expect(ended(get, { headers: { "secret of Jane": "x-note" } })).rejects.toThrow(
    /^headers have a name that is none\.$/,
  );
});
