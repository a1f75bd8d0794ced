import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clientOf, type ClientOf } from "./client-of.js";
import { compileNatively } from "./compile-natively.js";
import { flagSets } from "./compile.js";
import { root } from "./program.js";
import { jsonServer, type JsonServer } from "./runtime/json-server.js";
import { sharedDir } from "./shared-dir.js";

/*
 * Documents after public reports of what clients send and read, and of their types. Each is generated, called over HTTP and compiled with
 * the code that its reporter wanted to write.
 */
const cases = sharedDir("cases");
const clients = new Map<string, Promise<ClientOf>>();

/** The client of the document in `cases/generate/NN-…`. */
function client(number: string): Promise<ClientOf> {
  const folder = join(cases as string, "generate");
  const name = readdirSync(folder).find((each) => each.startsWith(`${number}-`)) ?? "";
  const made =
    clients.get(number) ?? clientOf(readFileSync(join(folder, name, "api.yaml"), "utf8"));
  clients.set(number, made);
  return made;
}

let server: JsonServer;
let answer: { status?: number; type?: string; body?: string };
beforeAll(
  async () =>
    (server = await jsonServer((_, response) => {
      const { status = 204, type, body } = answer;
      response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
    })),
);
afterAll(() => server.close());
beforeEach(() => {
  answer = {};
  server.received.length = 0;
});

/** What a call resolves to, and what the server got, if anything. */
async function called(
  number: string,
  [operation, request, options]: readonly [
    operation: string,
    request?: object | undefined,
    options?: object,
  ],
): Promise<{ result: Record<string, unknown>; sent: JsonServer["received"][number] }> {
  const { client: exports } = await client(number);
  const made = exports["createClient"]?.({ baseUrl: server.url, ...options });
  const given = request === undefined ? [made] : [made, request];
  const result = (await exports[operation]?.(...given)) ?? {};
  return { result, sent: server.received.at(-1) as JsonServer["received"][number] };
}

/** The body of a request as the platform reads it. */
async function fields(sent: JsonServer["received"][number]): Promise<[string, unknown][]> {
  const headers = { "content-type": sent.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(sent.body), { headers }).formData();
  return [...form.entries()].map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.name,
  ]);
}

describe.runIf(cases !== undefined)("reported documents", { timeout: 120_000 }, () => {
  test.each(["m", "f"])(
    "50, %s: JSON by the content type, one rule for both forms",
    async (name) => {
      const body = { s: "x", l: ["a", "b"], n: [1, 2], o: [{ a: 1 }, { a: 2 }] };
      const { sent } = await called("50", [name, { body }]);
      expect(await fields(sent)).toEqual([
        ["s", '"x"'],
        ["l", '"a"'],
        ["l", '"b"'],
        ["n", "1"],
        ["n", "2"],
        ["o", '{"a":1}'],
        ["o", '{"a":2}'],
      ]);
    },
  );

  test("44: a file, a text and a list that are null are left out", async () => {
    const main = new File(["x"], "x.txt");
    const body = { main, file: null, files: null, note: null, modernOpt: null };
    expect(await fields((await called("44", ["up", { body }])).sent)).toEqual([["main", "x.txt"]]);
    const login = { username: "u", password: "p", grant_type: null };
    expect((await called("44", ["login", { body: login }])).sent.body.toString()).toBe(
      "username=u&password=p",
    );
  });

  test.each([
    [{ filter: { gone: null, active: false } }, "filter[active]=false"],
    [{ arrnull: ["a", null] }, "arrnull=a"],
    [
      { pageable: { page: 0, size: 10, sort: ["a", "b,desc"] } },
      "page=0&size=10&sort=a&sort=b,desc",
    ],
  ])("10: %o", async (request, query) => {
    const { sent } = await called("10", ["findUsers", request]);
    expect(decodeURIComponent(sent.url)).toBe(`/users?${query}`);
  });

  test("49: Spring's Pageable", async () => {
    answer = { status: 200, type: "application/json", body: "{}" };
    const { sent } = await called("49", ["users", { pageable: { page: 0, sort: ["name,asc"] } }]);
    expect(decodeURIComponent(sent.url)).toBe("/users?page=0&sort=name,asc");
  });

  test.each([
    [{ list: ["a", "b"] }, "list=a; list=b"],
    [{ obj: { u: "1", v: "2" } }, "u=1; v=2"],
    [{ listJ: ["a", "b"] }, "listJ=a,b"],
  ])("28: cookies of %o", async (cookies, header) => {
    const request = { "Accept-Language": "de", "X-Const": "1", ...cookies };
    expect((await called("28", ["hdrs", request])).sent.headers.cookie).toBe(header);
  });

  test("20: an operation's own server", async () => {
    const { client: exports } = await client("20");
    const seen: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      seen.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const made = exports["createClient"]?.({ baseUrl: "https://h.test/api/v1/", fetch });
    for (const name of ["root", "relPath", "dot", "abs", "varServer"]) await exports[name]?.(made);
    expect(seen).toEqual([
      "https://h.test/api/v1/root",
      "https://h.test/api/v2/rel",
      "https://h.test/v3/dot",
      "https://h.test/api/v1/abs",
      "https://h.test/api/v1/var",
    ]);
  });

  test("22: no secret goes out under a scheme that it was not given for", async () => {
    const auth = { apiKey: "K", tenant: "N", jwt: "J" };
    const { sent } = await called("22", ["dflt", undefined, { auth }]);
    const { "x-api-key": key, "x-tenant": tenant, authorization } = sent.headers;
    expect([key, tenant, authorization]).toEqual(["K", "N", undefined]);
    for (const options of [{ apiKey: "K" }, { bearerToken: "T" }, { auth: { apiKey: "K" } }]) {
      const other = await called("22", ["twoKeys", undefined, options]);
      const { "x-api-key": own, "x-tenant": none, authorization: bearer } = other.sent.headers;
      expect([other.sent.url, own, none, bearer]).toEqual([
        "/twokeys",
        ...Array(3).fill(undefined),
      ]);
    }
  });

  test("15: JSON lines, declared as a list, and as what is sent", async () => {
    answer = { status: 200, type: "application/jsonl", body: '{"title":"a"}\n\n{"title":"b"}' };
    const { result, sent } = await called("15", ["lines"]);
    const read: unknown[] = [];
    for await (const todo of result["data"] as AsyncIterable<unknown>) read.push(todo);
    expect([sent.headers.accept, read]).toEqual([
      "application/jsonl",
      [{ title: "a" }, { title: "b" }],
    ]);
    answer = {};
    async function* todos(): AsyncGenerator<object> {
      yield { title: "x" };
      yield Promise.resolve({ title: "y" });
    }
    for (const body of [
      todos(),
      [{ title: "x" }, { title: "y" }],
      new Set([{ title: "x" }, { title: "y" }]),
    ]) {
      const { sent: given } = await called("15", ["importLines", { body }]);
      expect(given.headers["content-type"]).toBe("application/jsonl");
      expect(given.body.toString()).toBe('{"title":"x"}\n{"title":"y"}\n');
    }
    const { result: refused } = await called("15", [
      "importLines",
      { body: '{"title":"x"}\n' as never },
    ]);
    expect(refused).toMatchObject({ ok: false, error: { kind: "invalid" } });
  });

  test.each([
    ["vendor", "application/vnd.api+json"],
    ["charset", undefined],
    ["swashbuckle", "application/json, text/json"],
    ["octetJson", "application/json, application/octet-stream;q=0.9"],
    ["csvBinary", "text/csv"],
    ["yaml", "application/yaml"],
    ["emptyContent", "*/*"],
  ])("21, %s: asks for what it can be answered with", async (name, accept = "application/json") => {
    answer = { status: 200, type: "application/json", body: "{}" };
    expect((await called("21", [name])).sent.headers.accept).toBe(accept);
    const options = { headers: { Accept: "text/html" } };
    expect((await called("21", [name, undefined, options])).sent.headers.accept).toBe("text/html");
  });

  test("21: bytes of a text, YAML, and a status that is no success", async () => {
    answer = { status: 200, type: "text/csv", body: "a,b" };
    expect((await called("21", ["csvBinary"])).result["data"]).toBeInstanceOf(Blob);
    answer = { status: 200, type: "application/yaml", body: "a: 1" };
    expect((await called("21", ["yaml"])).result["data"]).toBe("a: 1");
    answer = { status: 304 };
    expect((await called("21", ["notModified"])).result).toMatchObject({
      error: { kind: "http", status: 304 },
    });
  });

  test("11: reserved characters in a path", async () => {
    const { sent } = await called("11", ["file", { path: "a/b c?x#y" }]);
    expect(sent.url).toBe("/files/a/b%20c%3Fx%23y");
    const { result } = await called("11", ["file", { path: "../../etc" }]);
    expect(result).toMatchObject({ error: { kind: "invalid", parameter: "path" } });
  });

  test("19: a parameter that is the whole query", async () => {
    answer = { status: 200, type: "application/json", body: "[]" };
    const q = { name: "x", tags: ["a", "b"] };
    expect((await called("19", ["findPets", { q }])).sent.url).toBe("/pets?name=x&tags=a&tags=b");
    const { sent } = await called("19", ["jsonqs", { s: { a: 1 } }]);
    expect(decodeURIComponent(sent.url)).toBe('/json?{"a":1}');
  });

  test("25: a Blob's own type, and JSON before XML", async () => {
    const body = new Blob(["x"], { type: "image/jpeg" });
    expect((await called("25", ["png", { body }])).sent.headers["content-type"]).toBe("image/jpeg");
    const json = await called("25", ["xmlJson", { body: { a: "1" } }]);
    expect(json.sent.body.toString()).toBe('{"a":"1"}');
  });

  test("47: the status tells which success it is", async () => {
    answer = { status: 202, type: "application/json", body: '{"poll":"/p"}' };
    expect((await called("47", ["startJob"])).result).toMatchObject({ ok: true, status: 202 });
  });

  test("what their reporters wanted to compile", async () => {
    const files = new Map<string, string>();
    for (const [number, use] of Object.entries(uses)) {
      const folder = join(root, "request-cases", number);
      for (const [path, text] of (await client(number)).files)
        if (!path.startsWith("runtime/")) files.set(join(folder, path), text);
      files.set(join(folder, "use.ts"), use);
    }
    const [flags = {}] = Object.values(flagSets);
    const runtime = join(root, "src", "runtime");
    const found = compileNatively(files, flags, runtime).map(
      ({ file, line, code }) => `${file} ${line} ${code}`,
    );
    const expected = Object.entries(uses).flatMap(([number, use]) =>
      use.split("\n").flatMap((text, index) => {
        const code = /\/\/ (TS\d+)$/.exec(text)?.[1];
        return code === undefined
          ? []
          : [`${join(root, "request-cases", number, "use.ts")} ${index + 1} ${code}`];
      }),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

/** Each line compiles; the ones that must not are marked with what the compiler says. */
const uses: Readonly<Record<string, string>> = {
  "05": `import type { User } from "./index.js";
const user: User = { home: null };
const city: string | undefined = (user.home?.city, user.work?.city, user.legacyRef?.city);
user.home = { city: 1 }; // TS2322
void city;
`,
  "08": `import type { N, PutMRequest } from "./index.js";
const body: PutMRequest["body"] = { id: "a", label: "b", "x-more": "c" };
const wrong: PutMRequest["body"] = { id: "a", more: 5 }; // TS2322
const other = (n: N): string | number | undefined => n["other"];
void [body, wrong, other];
`,
  12: `import type { WVersioned, Zoo } from "./index.js";
export function w(x: WVersioned): string { return (x.version === 1 ? x.a : x.b) ?? ""; }
export function z(a: NonNullable<Zoo["any"]>): number { if (a.kind === "puppy") return a.weeks ?? 0; if (a.kind === "cat") return a.lives ?? 0; return a.barks ? 1 : 0; }
`,
  13: `import type { NoMapping, Plain } from "./index.js";
export function a(x: NoMapping): string | undefined { switch (x.method) { case "visa": case "amex": return x.number; case "sepa": case "ach": return x.iban; default: { const never: never = x; return never; } } }
export function c(x: Plain): string | undefined { return x.kind === "one" ? x.a : x.b; }
`,
  14: `import type { Mortgage, ListProductsData } from "./index.js";
export const code = (m: Mortgage): "MORTGAGE" => m.code;
export function f(p: ListProductsData[number]): unknown { switch (p.code) { case "MORTGAGE": return p.house; case "LOAN": return p.rate; case "CARD": return p.limit; } }
`,
  15: `import * as c from "./index.js";
declare const client: c.Client;
const r = await c.lines(client);
if (r.ok) for await (const todo of r.data) void todo.title.length;
await c.importLines(client, { body: [{ title: "a" }] });
await c.importLines(client, { body: [{ tilte: "a" }] }); // TS2322
`,
  20: `import { createClient } from "./index.js";
createClient({ serverVariables: { region: "us" } });
createClient({ serverVariables: { region: "mars" } }); // TS2322
`,
  21: `import * as c from "./index.js";
declare const client: c.Client;
const s = await c.swashbuckle(client);
if (s.ok) void s.data.a.length;
const n = await c.notModified(client);
if (!n.ok && n.error.kind === "http") void (n.error.status satisfies 304);
`,
  22: `import { createClient } from "./index.js";
createClient({ auth: { apiKey: "K", tenant: "N", oauth: async () => "T" } });
createClient({ auth: { tennant: "N" } }); // TS2561
createClient({ apiKey: "K" }); // TS2353
`,
  41: `import type { CreateURequest, DepIn, InOneOf } from "./index.js";
export const r: CreateURequest = { body: { accountType: "premium", billingAddress: "x" } };
export const d: DepIn = { a: "a", b: "b" };
export const i: InOneOf = { k: "a", w: "w" };
export const n: CreateURequest = { body: { accountType: "premium", bilingAddress: "x" } }; // TS2561
`,
  51: `import type { PutARequest, T } from "./index.js";
export const r: PutARequest = { body: { a: "x", more: 1 } };
export const n = (t: T): number => t["x"] ?? 0;
export const w: PutARequest = { body: { a: "x", more: true } }; // TS2322
`,
  52: `import type { CreateCRequest } from "./index.js";
type Suggested = CreateCRequest["body"]["model"];
export const known: Suggested[] = ["small", "mine"];
// As one text, the known values would be gone from the union.
export const kept: Extract<Suggested, "small"> = "small";
`,
  47: `import { createClient, startJob } from "./index.js";
const r = await startJob(createClient({ baseUrl: "http://localhost" }));
if (r.ok && r.status === 202) console.log(r.data.poll);
if (r.ok && r.status === 200) console.log(r.data.id);
if (r.ok && r.status === 201) console.log(r.data.o, r.response.status satisfies number);
if (r.ok) console.log(r.data.poll); // TS2339
`,
};
