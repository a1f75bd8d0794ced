import { mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bytes,
  connect,
  inLargeBody,
  multipart,
  writeGuard,
  type CallFailure,
  type Operation,
  type Result,
  type UploadOptions,
  type UploadProgress,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

const mebibyte = 1 << 20;
let server: JsonServer;
let statuses: number[] = [];
const folder = mkdtempSync(join(tmpdir(), "uploads-"));
const path = join(folder, "scan.bin");

beforeAll(async () => {
  writeFileSync(path, "");
  truncateSync(path, 2 * mebibyte);
  server = await jsonServer((_, response) => {
    const headers = { location: `${server.url}/elsewhere`, "content-type": "application/json" };
    response.writeHead(statuses.shift() ?? 200, headers).end("{}");
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function put(
  body: unknown,
  { encode = bytes, ...options }: UploadOptions & { encode?: typeof bytes } = {},
): Promise<{ result: Result<unknown, CallFailure>; arrived: number; headers: object }> {
  const operation: Operation = {
    ...{ id: "put", method: "PUT", path: "/file", errors: [500] },
    ...{ body: [inLargeBody, encode], guard: writeGuard, repeatable: true },
  };
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  server.received.length = 0;
  const result = await client.call<Result<unknown, CallFailure>>(operation, { body }, options);
  const { body: sent, headers } = server.received.at(-1) ?? { body: "", headers: {} };
  return { result, arrived: sent.length, headers };
}

/** What `onProgress` was told while something was sent. */
async function progressOf(body: unknown): Promise<UploadProgress[]> {
  const told: UploadProgress[] = [];
  const { result } = await put(body, { onProgress: (progress) => told.push(progress) });
  expect(result).toMatchObject({ ok: true });
  return told;
}

describe("a redirect", () => {
  test("has its status where the body is small", async () => {
    statuses = [307];
    const { result } = await put(new Uint8Array(1000));
    expect(result).toMatchObject({ error: { kind: "redirect", status: 307 } });
  });

  test.each<[string, () => Promise<unknown>]>([
    ["a large file", () => openAsBlob(path)],
    ["a stream", async () => new Blob(["a"]).stream()],
  ])("of %s is not followed, and has no status", async (_, open) => {
    statuses = [307];
    const { result } = await put(await open());
    expect(result).toMatchObject({
      error: { kind: "redirect", status: 0, maybeApplied: true, response: { status: 0 } },
    });
    expect(server.received.map(({ url }) => url)).toEqual(["/file"]);
  });
});

describe("onProgress", () => {
  test("is told of a file piece by piece, which is still sent with its length", async () => {
    const told: UploadProgress[] = [];
    const file = { data: await openAsBlob(path), filename: "scan.bin" };
    const sending = await put(
      { file },
      { encode: multipart, onProgress: (each) => told.push(each) },
    );

    const { total } = told[0] as { total: number };
    expect(sending).toMatchObject({ arrived: total, headers: { "content-length": `${total}` } });
    expect(told[0]).toEqual({ sent: 0, total });
    expect(told.at(-1)).toEqual({ sent: total, total });
    expect(told.length).toBeGreaterThan(10);
    expect(told.map(({ sent }) => sent)).toEqual([...told.map(({ sent }) => sent)].sort(ascending));
  });

  test.each<[string, unknown]>([
    ["bytes", new Uint8Array(1000)],
    ["a Blob", new Blob(["a".repeat(1000)])],
  ])("is told of %s", async (_, body) => {
    expect(await progressOf(body)).toEqual([
      { sent: 0, total: 1000 },
      { sent: 1000, total: 1000 },
    ]);
  });

  test("is told of a stream, whose length nobody knows", async () => {
    expect(await progressOf(new Blob(["a".repeat(1000)]).stream())).toEqual([
      { sent: 0, total: undefined },
      { sent: 1000, total: undefined },
    ]);
  });

  test("begins anew with each attempt", async () => {
    statuses = [500];
    const told = await progressOf(new Uint8Array(1000));
    expect(told.map(({ sent }) => sent)).toEqual([0, 1000, 0, 1000]);
  });

  test.each([0, 1000])("that throws at %i bytes ends the call as a hook", async (at) => {
    const mistake = new Error("no such element");
    const { result } = await put(new Blob(["a".repeat(1000)]), {
      onProgress({ sent }) {
        if (sent === at) throw mistake;
      },
    });
    const { error } = result as { error: { kind: string; cause: unknown } };
    expect([error.kind, error.cause]).toEqual(["hook", mistake]);
  });
});

function ascending(left: number, right: number): number {
  return left - right;
}
