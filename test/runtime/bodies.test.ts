import { mkdtemp, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  bytes,
  connect,
  deepObject,
  form,
  formExploded,
  formJoined,
  inBody,
  inLargeBody,
  json,
  jsonQuery,
  jsonWithFormats,
  multipart,
  oneOfBodies,
  text,
  writeGuard,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

let server: JsonServer;
beforeAll(async () => (server = await jsonServer()));
afterAll(() => server.close());

/** Sends a body, and gives what arrived. */
async function arrived(
  operation: Partial<Operation>,
  request: object,
): Promise<{ type: string; body: string; headers: Record<string, unknown> }> {
  const result = await call(operation, request);
  expect(result).toMatchObject({ ok: true });
  const { headers, body } = server.received.at(-1) ?? { headers: {}, body: "" };
  return { type: headers["content-type"] ?? "", body: body.toString(), headers };
}

function call(
  operation: Partial<Operation>,
  request: object,
): Promise<Result<unknown, CallFailure>> {
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  return client.call(
    { id: "x", method: "POST", guard: writeGuard, path: "/x", errors: [], ...operation },
    request,
  );
}

/** The parts of a multipart body, as a parser of the standard's own sees them. */
async function parts({
  type,
  body,
}: {
  type: string;
  body: string;
}): Promise<[string, string | File][]> {
  const form = await new Response(body, { headers: { "content-type": type } }).formData();
  return [...form.entries()];
}

test("JSON, text, a form, bytes", async () => {
  expect(await arrived({ body: [inBody, json] }, { body: { a: 1, b: undefined } })).toMatchObject({
    type: "application/json",
    body: '{"a":1}',
  });
  expect(await arrived({ body: [inBody, text] }, { body: "ä" })).toMatchObject({
    type: "text/plain;charset=utf-8",
    body: "ä",
  });
  expect(
    await arrived({ body: [inBody, bytes] }, { body: new Uint8Array([65, 66]) }),
  ).toMatchObject({
    type: "application/octet-stream",
    body: "AB",
  });
  expect(
    await arrived({ body: [inBody, bytes] }, { body: new Blob(["AB"], { type: "image/png" }) }),
  ).toMatchObject({ type: "image/png", body: "AB" });
  expect(
    await arrived({ body: [inBody, bytes] }, { body: new Blob(["AB"]).stream() }),
  ).toMatchObject({
    body: "AB",
    headers: { "transfer-encoding": "chunked" },
  });
  expect(
    await arrived(
      { body: [inBody, form], partStyles: [[deepObject, "d"]] },
      { body: { a: "x &", b: [1, 2], c: { e: 1 }, d: { e: 1 }, f: undefined } },
    ),
  ).toMatchObject({
    type: "application/x-www-form-urlencoded",
    body: "a=x%20%26&b=1&b=2&c=%7B%22e%22%3A1%7D&d%5Be%5D=1",
  });
});

test("no body where none is given, and where the operation has none", async () => {
  for (const [operation, request] of [
    [{ body: [inBody, json] }, {}],
    [{ body: [inBody, json] }, { body: undefined }],
    [{}, { body: {} }],
  ] as const)
    expect((await arrived(operation, request)).headers).not.toHaveProperty("content-type");
  expect(await arrived({ body: [inBody, json] }, { body: null })).toMatchObject({ body: "null" });
});

test("several content types: the first, or the one that is asked for", async () => {
  const body = [inBody, oneOfBodies] as const;
  const bodies = { "application/merge-patch+json": json, "text/csv": text };
  expect(await arrived({ body, bodies }, { body: [] })).toMatchObject({
    type: "application/merge-patch+json",
  });
  expect(await arrived({ body, bodies }, { body: "a,b", contentType: "text/csv" })).toMatchObject({
    type: "text/csv",
  });
  for (const contentType of ["text/html", "__proto__", "constructor"])
    expect(await call({ body, bodies }, { body: "", contentType })).toMatchObject({
      error: { kind: "invalid", parameter: "contentType" },
    });
});

test("a range among several content types: what the caller says is sent, and no range", async () => {
  const operation = {
    body: [inBody, oneOfBodies] as const,
    bodies: { "image/*": bytes, "text/csv": text },
  };
  const body = new Blob(["<svg/>"], { type: "image/png" });
  expect(await arrived(operation, { body, contentType: "image/svg+xml" })).toMatchObject({
    type: "image/svg+xml",
    body: "<svg/>",
  });
  expect(await arrived(operation, { body: "a,b", contentType: "text/csv" })).toMatchObject({
    type: "text/csv",
  });
  const all = { body: [inBody, oneOfBodies] as const, bodies: { "text/csv": text, "*/*": bytes } };
  expect(await arrived(all, { body, contentType: "text/plain" })).toMatchObject({
    type: "text/plain",
    body: "<svg/>",
  });
  const suffix = { ...operation, bodies: { "text/csv": text, "application/*+json": json } };
  expect(
    await arrived(suffix, { body: [1], contentType: "application/vnd.list+json" }),
  ).toMatchObject({ type: "application/vnd.list+json", body: "[1]" });
  expect(await arrived(operation, { body })).toMatchObject({ type: "image/png" });
  expect(await call(operation, { body: new Blob(["<svg/>"]) })).toMatchObject({
    error: { kind: "invalid", parameter: "contentType" },
  });
  for (const contentType of ["image/*", "image/png\r\nX-A: 1", "image/pñg", "*/*"])
    expect(await call(operation, { body, contentType })).toMatchObject({
      error: { kind: "invalid", parameter: "contentType" },
    });
});

test("properties of a form by the styles of their encodings", async () => {
  const partStyles = [
    [formExploded, "a"],
    [formJoined, "b"],
    [jsonQuery, "c"],
  ] as const;
  const body = { a: { x: 1, y: "&" }, b: { x: 1, y: 2 }, c: [1, "2"], d: { x: 1 } };
  expect(await arrived({ body: [inBody, form], partStyles }, { body })).toMatchObject({
    body: "x=1&y=%26&b=x,1,y,2&c=%5B1%2C%222%22%5D&d=%7B%22x%22%3A1%7D",
  });
});

test.each([
  [json, BigInt(1)],
  [json, () => 1],
  [bytes, "text"],
  [bytes, {}],
  [text, {}],
  [multipart, { a: new Date() }],
  [form, { a: [new Date()] }],
  // A text has letters, and these show no members: a form that says something else would go out.
  [form, "a=1"],
  [form, new URLSearchParams({ a: "1" })],
  [form, null],
  [multipart, new FormData()],
  [multipart, [new Blob(["a"])]],
])("%o of %o is refused, not thrown", async (encode, value) => {
  expect(await call({ body: [inBody, encode] }, { body: value })).toMatchObject({
    error: { kind: "invalid" },
  });
});

// RFC 8259, section 6, has no such numbers. As null they would erase what is stored.
test.each([
  [json, { weight: NaN }],
  [json, [{ note: null, deep: [-Infinity] }]],
  [jsonWithFormats, { id: 1n, weight: NaN }],
  [form, { a: { weight: NaN } }],
  [multipart, { a: [{ weight: NaN }] }],
  [json, { born: new Date("31.12.1985") }],
  [jsonWithFormats, { id: 1n, born: new Date(NaN) }],
])("%o of %o is refused: no finite number, no date", async (encode, body) => {
  const before = server.received.length;
  expect(await call({ body: [inBody, encode] }, { body })).toMatchObject({
    error: {
      kind: "invalid",
      message: expect.stringMatching(/ has a value with no JSON/),
    },
  });
  expect(server.received.length).toBe(before);
});

test("null is sent where it is given", async () => {
  const body = { note: null, text: "null", weight: 0 };
  expect((await arrived({ body: [inBody, json] }, { body })).body).toBe(JSON.stringify(body));
});

test("null has no spelling in a form: it is left out, but for items of a list that is JSON", async () => {
  const body = { a: null, b: ["x", null], c: { d: null, e: [null, 1] }, f: [null, "y"] };
  const settings = {
    partStyles: [[deepObject, "c"]],
    partTypes: { f: "application/json; charset=utf-8" },
  } as const;
  const sent = await arrived({ body: [inBody, form], ...settings }, { body });
  expect(decodeURIComponent(sent.body)).toBe('b=x&c[e][0]=1&f=null&f="y"');
  expect(await parts(await arrived({ body: [inBody, multipart], ...settings }, { body }))).toEqual([
    ["b", "x"],
    ["c[e][0]", "1"],
    ["f", "null"],
    ["f", '"y"'],
  ]);
});

test.each([form, multipart])(
  "%o: what is JSON by its type is JSON, each item of a list",
  async (encode) => {
    const partTypes = { s: "application/json", n: "application/vnd.x+json", l: "application/json" };
    const body = { s: "x", n: [1, true], l: [["a"], { b: 1 }], plain: "x" };
    const { body: text, type } = await arrived({ body: [inBody, encode], partTypes }, { body });
    const got =
      encode === form ? [...new URLSearchParams(text)] : await parts({ type, body: text });
    expect(got).toEqual([
      ["s", '"x"'],
      ["n", "1"],
      ["n", "true"],
      ["l", '["a"]'],
      ["l", '{"b":1}'],
      ["plain", "x"],
    ]);
  },
);

test("a file whose part is JSON by its type is sent as it is", async () => {
  const data = new Blob(['{"a": 1}']);
  const body = { a: data, b: { data: '{"b": 2}', filename: "b.json" } };
  const partTypes = { a: "application/json", b: "application/json" };
  const sent = await arrived({ body: [inBody, multipart], partTypes }, { body });
  expect(sent.body).toContain('\r\n\r\n{"a": 1}\r\n');
  expect(sent.body).toContain(
    'filename="b.json"\r\nContent-Type: application/json\r\n\r\n{"b": 2}\r\n',
  );
});

test("a body with a cycle is refused, and not quoted", async () => {
  const body: Record<string, unknown> = { name: "Jane" };
  body["self"] = body;
  const result = await call({ body: [inBody, json] }, { body });
  expect(result).toMatchObject({ error: { kind: "invalid" } });
  expect(JSON.stringify(result)).not.toContain("Jane");
});

describe("multipart", () => {
  test("text, numbers, lists, objects as JSON", async () => {
    const got = await arrived(
      { body: [inBody, multipart] },
      { body: { name: "Jané", count: 2, tag: ["a", "b"], none: undefined, meta: { x: 1 } } },
    );
    expect(got.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(got.body).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"x":1}\r\n');
    const text = (await parts(got)).filter(([name]) => name !== "meta");
    expect(text).toEqual([
      ["name", "Jané"],
      ["count", "2"],
      ["tag", "a"],
      ["tag", "b"],
    ]);
  });

  test("files of every kind, without their directories", async () => {
    const body = {
      blob: new Blob(["1"], { type: "application/pdf" }),
      file: new File(["2"], "/home/jane/scan.png", { type: "image/png" }),
      bytes: new Uint8Array([51]),
      named: { data: "4", filename: 'C:\\jane\\a "b".txt', contentType: "text/plain" },
      list: [new File(["5"], "5"), new File(["6"], "6")],
    };
    const got = await arrived(
      { body: [inBody, multipart], partTypes: { bytes: "image/jpeg" } },
      { body },
    );
    const files = await Promise.all(
      (await parts(got)).map(async ([name, file]) =>
        typeof file === "string" ? [name] : [name, file.name, file.type, await file.text()],
      ),
    );
    expect(files).toEqual([
      ["blob", "blob", "application/pdf", "1"],
      ["file", "scan.png", "image/png", "2"],
      ["bytes", "blob", "image/jpeg", "3"],
      ["named", 'a "b".txt', "text/plain", "4"],
      ["list", "5", "application/octet-stream", "5"],
      ["list", "6", "application/octet-stream", "6"],
    ]);
    expect(got.body).not.toContain("jane");
  });

  test("a file on disk, read while it is sent, and sent again when the first attempt is lost", async () => {
    const folder = await promisify(mkdtemp)(join(tmpdir(), "upload-"));
    const path = join(folder, "scan.pdf");
    writeFileSync(path, Buffer.alloc(300_000, "x"));
    let seen = 0;
    const own = await jsonServer((_, response) => {
      if (++seen === 1) response.writeHead(429, { "retry-after": "0" }).end();
      else response.writeHead(204).end();
    });
    const client = connect({ baseUrl: own.url }, { baseUrl: "" });
    const upload: Operation = {
      id: "up",
      method: "POST",
      guard: writeGuard,
      path: "/x",
      body: [inBody, multipart],
      errors: [429],
    };
    expect(await client.call(upload, { body: { file: await openAsBlob(path) } })).toMatchObject({
      ok: true,
    });
    expect(own.received.map(({ body }) => body.length > 300_000)).toEqual([true, true]);
    await own.close();
    rmSync(folder, { recursive: true });
  });
});

test("a file that a runtime leaves out of a Blob of several parts is sent: Bun does, and says nothing", async () => {
  const leaves = class extends Blob {
    constructor(pieces: BlobPart[] = [], options?: BlobPropertyBag) {
      super(
        pieces.length > 1 ? pieces.filter((piece) => typeof piece === "string") : pieces,
        options,
      );
    }
  };
  vi.stubGlobal("Blob", leaves);
  try {
    const file = new Blob(["x".repeat(100_000)]);
    const sent = await arrived({ body: [inLargeBody, multipart] }, { body: { ä: file, b: "ö" } });
    expect(sent.headers["content-length"]).toBe(`${Buffer.byteLength(sent.body)}`);
    const [[name, whole] = [], second] = await parts(sent);
    expect([name, (whole as File).size, second]).toEqual(["ä", 100_000, ["b", "ö"]]);
  } finally {
    vi.unstubAllGlobals();
  }
});
