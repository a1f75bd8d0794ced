import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { jsonServer, send, type JsonServer, type Received } from "../runtime/json-server.js";
import { call, everything } from "./everything.js";

/* Every kind of request body of `everything.yaml`, as the server gets it. */
let server: JsonServer;
beforeAll(async () => {
  const pet = { kind: "cat", id: "1", name: "Tom" };
  server = await jsonServer(({ url }, response) =>
    url.endsWith("/json") ? send(response, pet) : response.writeHead(204).end(),
  );
});
afterAll(() => server.close());
beforeEach(() => void (server.received.length = 0));

/** What the server gets of each of these calls. */
async function received(
  calls: readonly [operation: string, request: object][],
): Promise<Received[]> {
  const client = await everything();
  for (const [operation, request] of calls) {
    const options = { baseUrl: server.url };
    expect(await call(client, operation, { options, request })).toMatchObject({ ok: true });
  }
  return server.received;
}

/** The method, the content type without a boundary, and the text of a body. */
function summary({ method, headers, body }: Received): string[] {
  return [method, headers["content-type"] ?? "", body.toString()];
}

test("JSON, text, XML, bytes", async () => {
  const body = new Uint8Array([0, 255]);
  const calls: [string, object][] = [
    ["sendJson", { body: { kind: "cat", name: "Töm 🐈", place: [1, 2.5], born: null } }],
    ["sendMerge", { body: null }],
    ["sendMerge", {}],
    ["sendText", { body: "a\r\nü" }],
    ["sendXml", { body: "<pet/>" }],
    ["sendBytes", { body }],
    ["sendBytes", { body: new Blob(["ab"], { type: "image/png" }) }],
    ["sendBytes", { body: new Blob(["ab"]).stream() }],
  ];
  const got = await received(calls);
  expect(got.map(summary)).toEqual([
    ["POST", "application/json", '{"kind":"cat","name":"Töm 🐈","place":[1,2.5],"born":null}'],
    ["PATCH", "application/merge-patch+json", "null"],
    ["PATCH", "", ""],
    ["PUT", "text/plain;charset=utf-8", "a\r\nü"],
    ["PUT", "application/xml", "<pet/>"],
    ["PUT", "application/octet-stream", Buffer.from(body).toString()],
    ["PUT", "application/octet-stream", "ab"],
    ["PUT", "application/octet-stream", "ab"],
  ]);
  expect(got[5]?.body).toEqual(Buffer.from(body));
});

test("a form, each property as its encoding says", async () => {
  const body = {
    text: "a b&c=d+ü",
    repeated: [1, 2],
    joined: ["a,b", "c"],
    piped: ["a", "b"],
    spaced: ["a", "b"],
    deep: { x: "1", y: "2" },
    pairs: { p: "1", q: "&" },
    reserved: "a/b?c&d",
    object: { x: "1" },
    objects: [{ x: 1 }, { x: 2 }],
    json: ["a", "b"],
  };
  const [one] = (await received([["sendForm", { body }]])) as [Received];
  expect(one.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(one.body.toString().split("&")).toEqual([
    "text=a%20b%26c%3Dd%2B%C3%BC",
    "repeated=1",
    "repeated=2",
    "joined=a%2Cb,c",
    "piped=a%7Cb",
    "spaced=a%20b",
    "deep%5Bx%5D=1",
    "deep%5By%5D=2",
    "p=1",
    "q=%26",
    "reserved=a/b?c%26d",
    "object=%7B%22x%22%3A%221%22%7D",
    "objects=%7B%22x%22%3A1%7D",
    "objects=%7B%22x%22%3A2%7D",
    "json=%22a%22",
    "json=%22b%22",
  ]);
});

test("a multipart body, each part as its encoding says", async () => {
  const body = {
    file: new File(["%PDF"], "a.pdf", { type: "application/pdf" }),
    pages: [
      new Blob(["1"], { type: "image/png" }),
      { data: new Uint8Array([50]), filename: "/home/me/2.png", contentType: "image/png" },
    ],
    typed: new Uint8Array([60]),
    text: "ü\n",
    count: 3,
    tags: ["a", "b"],
    meta: { title: "m" },
    metas: [{ title: "1" }, { title: "2" }],
    matrix: [[1, 2], [3]],
    xml: "<a/>",
    joined: ["a b", "c"],
    deep: { x: "1 2", y: "&" },
  };
  const [one] = (await received([["sendMultipart", { body }]])) as [Received];
  const [, boundary = ""] =
    /^multipart\/form-data; boundary=(\S+)$/.exec(one.headers["content-type"] ?? "") ?? [];
  const pieces = one.body.toString().split(`--${boundary}`);
  expect([pieces[0], pieces.at(-1)]).toEqual(["", "--\r\n"]);
  expect(pieces.slice(1, -1).map(partOf)).toEqual([
    ['name="file"; filename="a.pdf"', "application/pdf", "%PDF"],
    ['name="pages"; filename="blob"', "image/png", "1"],
    ['name="pages"; filename="2.png"', "image/png", "2"],
    ['name="typed"; filename="blob"', "image/svg+xml", "<"],
    ['name="text"', "", "ü\n"],
    ['name="count"', "", "3"],
    ['name="tags"', "", "a"],
    ['name="tags"', "", "b"],
    ['name="meta"', "application/vnd.meta+json", '{"title":"m"}'],
    ['name="metas"', "application/json", '{"title":"1"}'],
    ['name="metas"', "application/json", '{"title":"2"}'],
    ['name="matrix"', "application/json", "[1,2]"],
    ['name="matrix"', "application/json", "[3]"],
    ['name="xml"', "text/xml; charset=utf-8", "<a/>"],
    ['name="joined"', "", "a b,c"],
    ['name="deep[x]"', "", "1 2"],
    ['name="deep[y]"', "", "&"],
  ]);
});

/** What a part's disposition says behind `form-data`, its content type and its text. */
function partOf(piece: string): string[] {
  const [, disposition = "", type = "", text = ""] =
    /^\r\nContent-Disposition: form-data; ([^\r]*)\r\n(?:Content-Type: ([^\r]*)\r\n)?\r\n(.*)\r\n$/s.exec(
      piece,
    ) ?? [];
  return [disposition, type, text];
}

test("several content types: the one that is named, or the first", async () => {
  const got = await received([
    ["sendSeveral", { body: { a: 1 } }],
    ["sendSeveral", { contentType: "application/x-www-form-urlencoded", body: { a: 1 } }],
    ["sendSeveral", { contentType: "text/csv", body: "a,b" }],
    ["sendSeveral", { contentType: "image/png", body: new Blob(["p"]) }],
    ["sendSeveral", { contentType: "multipart/form-data", body: { a: 1 } }],
  ]);
  expect(got.slice(0, 4).map(summary)).toEqual([
    ["POST", "application/json", '{"a":1}'],
    ["POST", "application/x-www-form-urlencoded", "a=1"],
    ["POST", "text/csv", "a,b"],
    ["POST", "image/png", "p"],
  ]);
  expect(got[4]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
});
