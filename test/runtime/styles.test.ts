import { afterAll, beforeAll, expect, test } from "vitest";
import * as runtime from "../../src/runtime/index.js";
import type { CallFailure, Operation, ParameterStyle, Result } from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

let server: JsonServer;
beforeAll(async () => (server = await jsonServer()));
afterAll(() => server.close());

async function call(
  operation: Pick<Operation, "parameters"> & { path?: string },
  request: object,
): Promise<Result<unknown, CallFailure>> {
  const client = runtime.connect({ baseUrl: server.url }, { baseUrl: "" });
  return client.call({ id: "x", method: "GET", path: "/x", errors: [], ...operation }, request);
}

/** The rows of "Style Examples" (OpenAPI 3.1, section 4.8.12.4). */
const query: [style: ParameterStyle | undefined, value: unknown, sent: string][] = [
  [undefined, "", "?color="],
  [undefined, "blue", "?color=blue"],
  [undefined, list, "?color=blue&color=black&color=brown"],
  [runtime.formExploded, object, "?R=100&G=200&B=150"],
  [undefined, [], ""],
  [undefined, null, ""],
  // What Spring's `Pageable` is: OpenAPI leaves the list open, and repeating it is what servers read.
  [runtime.formExploded, { page: 0, sort: ["name,asc", "id"] }, "?page=0&sort=name%2Casc&sort=id"],
  [runtime.formExploded, ["a", null], "?color=a"],
  [runtime.formExploded, { a: null, b: [null] }, ""],
  [runtime.formJoined, ["a", null, "b"], "?color=a,b"],
  [runtime.deepObject, { a: null, b: { c: null, d: 1 } }, "?color%5Bb%5D%5Bd%5D=1"],
  [runtime.formJoined, list, "?color=blue,black,brown"],
  [runtime.formJoined, object, "?color=R,100,G,200,B,150"],
  [runtime.formJoined, [], "?color="],
  [runtime.formJoined, ["a,b", "c&d"], "?color=a%2Cb,c%26d"],
  [runtime.spaceDelimited, list, "?color=blue%20black%20brown"],
  [runtime.spaceDelimited, object, "?color=R%20100%20G%20200%20B%20150"],
  [runtime.pipeDelimited, list, "?color=blue%7Cblack%7Cbrown"],
  [runtime.pipeDelimited, object, "?color=R%7C100%7CG%7C200%7CB%7C150"],
  [runtime.deepObject, object, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  [runtime.deepObject, { a: { b: [1] } }, "?color%5Ba%5D%5Bb%5D%5B0%5D=1"],
  [runtime.formReserved, "a/b?c=d&e#f+g", "?color=a/b?c=d%26e%23f%2Bg"],
  [runtime.formJoinedReserved, ["a:b", "[c]"], "?color=a:b,[c]"],
  [runtime.jsonQuery, { a: [1] }, "?color=%7B%22a%22%3A%5B1%5D%7D"],
];

test.each(query)("query, %o: %o", async (style, value, sent) => {
  await call(
    { parameters: [[runtime.inQuery, style ? { name: "color", style } : "color"]] },
    { color: value },
  );
  expect(server.received.at(-1)?.url).toBe(`/x${sent}`);
});

const path: [style: ParameterStyle, value: unknown, sent: string][] = [
  [runtime.simple, list, "blue,black,brown"],
  [runtime.simple, object, "R,100,G,200,B,150"],
  [runtime.simpleExploded, object, "R=100,G=200,B=150"],
  [runtime.label, "blue", ".blue"],
  [runtime.label, list, ".blue,black,brown"],
  [runtime.labelExploded, list, ".blue.black.brown"],
  [runtime.labelExploded, object, ".R=100.G=200.B=150"],
  [runtime.matrix, "blue", ";color=blue"],
  [runtime.matrix, list, ";color=blue,black,brown"],
  [runtime.matrixExploded, list, ";color=blue;color=black;color=brown"],
  [runtime.matrixExploded, object, ";R=100;G=200;B=150"],
  [runtime.jsonPath, { a: "/" }, "%7B%22a%22%3A%22%2F%22%7D"],
];

test.each(path)("path, %o: %o", async (style, value, sent) => {
  const parameters = [[runtime.inPath, { name: "color", key: "shade", style }]] as const;
  await call({ path: "/p/{color}", parameters }, { shade: value });
  expect(server.received.at(-1)?.url).toBe(`/p/${sent}`);
});

test.each([
  [runtime.simple, []],
  [runtime.label, "."],
  [runtime.label, ""],
  [runtime.simple, "%2e"],
])("path, %o: %o is refused", async (style, value) => {
  const result = await call(
    { path: "/p/{color}", parameters: [[runtime.inPath, { name: "color", style }]] },
    { color: value },
  );
  expect(result).toMatchObject({ error: { kind: "invalid", parameter: "color" } });
});

test("headers and cookies", async () => {
  const header = [
    "X-Plain",
    "X-List",
    { name: "X-Object", key: "object", style: runtime.headerPairs },
    { name: "X-Flat", key: "object", style: runtime.headerList },
    { name: "X-Json", key: "object", style: runtime.jsonHeader },
  ];
  await call(
    {
      parameters: [
        [runtime.inHeader, ...header],
        [runtime.inCookie, "sid", "tags"],
      ],
    },
    { "X-Plain": "a b", "X-List": [1, 2], object: { a: 1 }, sid: "a;b", tags: [1, 2] },
  );
  expect(server.received.at(-1)?.headers).toMatchObject({
    "x-plain": "a b",
    "x-list": "1,2",
    "x-object": "a=1",
    "x-flat": "a,1",
    "x-json": '{"a":1}',
    cookie: "sid=a%3Bb; tags=1; tags=2",
  });
});
