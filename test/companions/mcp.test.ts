import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { expect, test } from "vitest";
import type { GenerateOptions } from "../../src/generate.js";
import { clientOf, errorsOfUse, type ClientOf } from "../client-of.js";
import { root } from "../program.js";
import { odd, personal } from "./mcp-documents.js";

/*
 * The tools of a client, in the hands of the SDK's own client. What the API answers is said by each test.
 */
interface Asked {
  url: string;
  method: string;
  body: unknown;
}

type Answer = (asked: Asked) => Response | Promise<Response>;
type Create = (client: unknown, options?: object) => McpServer;

interface Told {
  tools: Awaited<ReturnType<Client["listTools"]>>["tools"];
  /** What a tool answers: its texts, and whether it is an error. */
  call(name: string, args?: object): Promise<{ texts: string[]; isError: boolean }>;
  asked: Asked[];
}

const made = new Map<string, Promise<ClientOf>>();

/** A document's client is made once. */
function clientFor(document: string, options: Partial<GenerateOptions>): Promise<ClientOf> {
  const key = document + JSON.stringify(options);
  const known = made.get(key) ?? clientOf(document, { ...options, companions: ["mcp"] });
  made.set(key, known);
  return known;
}

async function serve(
  document: string,
  answer: Answer,
  { tools = {}, ...options }: Partial<GenerateOptions> & { tools?: object } = {},
): Promise<Told> {
  const { client, importFile, folder } = await clientFor(document, options);
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  } catch {
    // It is there from the last time.
  }
  const { createMcpServer } = (await importFile("mcp")) as { createMcpServer: Create };
  const asked: Asked[] = [];
  const own = client["createClient"]?.({
    baseUrl: "https://api.example.com",
    retries: 0,
    bearerToken: null,
    fetch: async (url: string, init: RequestInit) => {
      const request = { url, method: init.method ?? "", body: init.body };
      asked.push(request);
      return answer(request);
    },
  });
  const server = createMcpServer(own, tools);
  const agent = new Client({ name: "test", version: "1.0.0" });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), agent.connect(here)]);
  return {
    tools: (await agent.listTools()).tools,
    asked,
    call: async (name, args = {}) => {
      const { content, isError } = await agent.callTool({ name, arguments: { ...args } });
      const texts = (content as { text: string }[]).map(({ text }) => text);
      return { texts, isError: isError === true };
    },
  };
}

const json = (value: unknown, init: ResponseInit = {}): Response => Response.json(value, init);

/** The JSON of the first text. */
function jsonIn({ texts: [text = ""] }: { texts: string[] }): unknown {
  return JSON.parse(text);
}

test("a tool for each operation that reads, in the document's words", async () => {
  const { tools } = await serve(odd, () => json({}));
  const names = tools.map(({ name }) => name);
  expect(names.filter((name) => name.length > 64 || !/^[\w-]+$/.test(name))).toEqual([]);
  expect(names.slice(1)).toEqual(["exportThings", "getBig", "listThings", "searchThings"]);
  expect(names[0]).toMatch(/^a{55}_[\da-f]{8}$/);
  const list = tools.find(({ name }) => name === "listThings");
  expect(list).toMatchObject({
    title: "List things",
    description: "All of them.",
    annotations: { readOnlyHint: true, idempotentHint: true },
    inputSchema: {
      type: "object",
      additionalProperties: false,
      required: ["from"],
      properties: { from: { type: "string", description: "Since when." }, next_page: {} },
    },
  });
});

test("what writes is there where it is named, with what a host has to know", async () => {
  const operations = ["addThing", "putThing", "dropThing", "importThings"];
  const { tools } = await serve(odd, () => json({}), { tools: { operations } });
  expect(tools.map(({ name, annotations }) => [name, annotations])).toEqual([
    ["addThing", { readOnlyHint: false, destructiveHint: false, idempotentHint: false }],
    ["putThing", { readOnlyHint: false, destructiveHint: true, idempotentHint: true }],
    ["dropThing", { readOnlyHint: false, destructiveHint: true, idempotentHint: true }],
    ["importThings", { readOnlyHint: false, destructiveHint: true, idempotentHint: false }],
  ]);
  const [add] = tools;
  // The key is made by the client, and what is only read is not written.
  expect(Object.keys(add?.inputSchema.properties ?? {})).toEqual(["body"]);
  expect(add?.inputSchema["$defs"]).toMatchObject({
    Thing: { required: ["name"], properties: { name: {}, parts: {} } },
  });
  expect(JSON.stringify(add?.inputSchema)).not.toContain("made_at");
  await expect(serve(odd, () => json({}), { tools: { operations: ["none"] } })).rejects.toThrow(
    "There is no tool for the operation none.",
  );
});

test("scopes: no tool needs another one, by any of its alternatives", async () => {
  const within = async (scopes: string[], operations?: string[]): Promise<string[]> => {
    const told = await serve(odd, () => json({}), { tools: { scopes, operations } });
    return told.tools.map(({ name }) => name).filter((name) => !name.startsWith("aaa"));
  };
  // `getBig` needs nothing, `exportThings` one of two alternatives, `searchThings` both of two.
  expect(await within([])).toEqual(["getBig"]);
  expect(await within(["things:read"])).toEqual(["exportThings", "getBig", "listThings"]);
  expect(await within(["admin"])).toEqual(["exportThings", "getBig"]);
  expect(await within(["things:read", "search"])).toContain("searchThings");
  await expect(within(["things:read"], ["addThing"])).rejects.toThrow("needs other scopes");
});

test("arguments are held against the document before anything is sent", async () => {
  const { call, asked } = await serve(odd, () => json({}), { tools: { operations: ["addThing"] } });
  const wrong = await call("addThing", { body: { name: 3, sum: 19.99, extra: 1 } });
  expect(wrong.isError).toBe(true);
  expect(wrong.texts[0]).toContain("body/name must be string");
  expect(wrong.texts[0]).not.toContain("sum");
  expect(asked).toEqual([]);
  expect((await call("addThing", { body: { name: "a", sum: 19.99 } })).isError).toBe(false);
  expect(asked).toHaveLength(1);
});

test("what is personal is left out, wherever it stands, unless it is asked for", async () => {
  const person = { id: 7, name: "Jane Doe", born: null, friend: { name: "Joe" } };
  const answer = {
    list: [person],
    map: { a: person, b: { name: "Max" } },
    tuple: ["Jane", 1],
    union: { kind: "person", name: "Jane" },
    other: { kind: "firm", name: "ACME" },
    address: { street: "Main St", city: "Rome" },
    referred: "Jane",
    conditional: { secret: true, reason: "Jane said so" },
    byName: { Jane: 1 },
    matched: { "x-name": "Jane", y: "kept" },
    all: { name: "Jane", kept: 1 },
    password: "s3cret",
    when: "2026-01-01T00:00:00Z",
  };
  const masked = {
    list: [{ id: 7, name: "(personal)", born: null, friend: { name: "(personal)" } }],
    map: {
      a: { id: 7, name: "(personal)", born: null, friend: { name: "(personal)" } },
      b: { name: "(personal)" },
    },
    tuple: ["(personal)", "(personal)"],
    union: { kind: "person", name: "(personal)" },
    // Which variant a value is of is not asked: what one of them marks is marked.
    other: { kind: "firm", name: "(personal)" },
    address: "(personal)",
    referred: "(personal)",
    conditional: { secret: true, reason: "(personal)" },
    byName: "(personal)",
    matched: { "x-name": "(personal)", y: "kept" },
    all: { name: "(personal)", kept: 1 },
    password: "(personal)",
    when: "2026-01-01T00:00:00Z",
  };
  for (const dates of ["string", "date"] as const) {
    const told = await serve(personal, () => json(answer), { dates });
    const shown = await told.call("getAll");
    expect(jsonIn(shown)).toEqual({ ...masked, matched: { ...masked.matched, y: "(personal)" } });
    expect(shown.texts[1]).toContain('"(personal)" is not its value');
    expect(JSON.stringify(shown)).not.toMatch(/Jane|Joe|Max|s3cret|Rome/);
    const all = await serve(personal, () => json(answer), {
      dates,
      tools: { personal: "shown" },
    });
    expect(jsonIn(await all.call("getAll"))).toEqual(answer);
  }
});

test("in an envelope, in the pages of a list, and in the lines of a stream", async () => {
  const people = [{ name: "Jane" }, { name: "Joe" }];
  const told = await serve(personal, ({ url }) =>
    url.endsWith("/lines")
      ? new Response(people.map((each) => JSON.stringify(each)).join("\n"), {
          headers: { "content-type": "application/jsonl" },
        })
      : json({ data: people, meta: { owner: "Jane", next: "c2" } }),
  );
  const page = await told.call("listPeople", { limit: 2 });
  expect(jsonIn(page)).toEqual({
    meta: { owner: "(personal)", next: "c2" },
    data: [{ name: "(personal)" }, { name: "(personal)" }],
  });
  expect(jsonIn(await told.call("streamPeople"))).toEqual([
    { name: "(personal)" },
    { name: "(personal)" },
  ]);
  const [, from = ""] = /for the next page add from: "(.*?)"\./.exec(page.texts[1] ?? "") ?? [];
  await told.call("listPeople", { limit: 2, from });
  expect(told.asked.at(-1)?.url).toBe("https://api.example.com/people?limit=2&cursor=c2");
  const other = await told.call("listPeople", { limit: 3, from });
  expect(other).toMatchObject({ isError: true });
  expect(other.texts[0]).toContain("Change the argument from");
});

test("an answer has a size, and says what of it is not there", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `name ${index}`);
  const answer: Answer = ({ url }) =>
    url.includes("things") ? json(names) : json({ text: "😀".repeat(2_000) });
  const told = await serve(odd, answer, { tools: { maxCharacters: 501 } });
  const list = await told.call("listThings", { from: "a" });
  const items = jsonIn(list) as string[];
  expect(list.texts[0]?.length).toBeLessThanOrEqual(501);
  expect(items).toEqual(names.slice(0, items.length));
  expect(list.texts[1]).toBe(`Only the first ${items.length} of 100 items are shown here.`);
  const text = await told.call("getBig", { id: "1" });
  expect(text.texts[0]?.length).toBeLessThanOrEqual(501);
  expect(text.texts[0]?.isWellFormed?.()).not.toBe(false);
  expect(text.texts[1]).toContain("characters, of which these are the first 501");
});

const refusals: [status: number, headers: Record<string, string>, told: RegExp][] = [
  [400, {}, /answered 400\. The thing is wrong\. Change the arguments before/],
  [401, {}, /answered 401.* not accepted.* will not help. Tell the user/],
  [403, {}, /do not allow it/],
  [404, {}, /There is no such thing/],
  [409, {}, /at odds with what is there/],
  [418, {}, /answered 418\. Change the arguments/],
  [429, { "retry-after": "7" }, /again with the same arguments after 7 seconds/],
];

test("a failure says what happened and what to do, and nothing of its body", async () => {
  const body = { error: "Jane Doe's key s3cret is wrong" };
  for (const [status, headers, expected] of refusals) {
    const told = await serve(odd, () => json(body, { status, headers }));
    const { texts, isError } = await told.call("getBig", { id: "1" });
    expect({ status, isError, count: texts.length }).toEqual({ status, isError: true, count: 1 });
    expect(texts[0]).toMatch(expected);
    expect(texts[0]).not.toMatch(/Jane|s3cret/);
  }
  const tools = { operations: ["addThing", "putThing", "getBig"] };
  const broken = await serve(odd, () => json(body, { status: 503 }), { tools });
  const args = { body: { name: "a" } };
  expect((await broken.call("addThing", args)).texts[0]).toContain(
    "Look first whether it was done",
  );
  expect((await broken.call("putThing", { id: "1", ...args })).texts[0]).toContain(
    "a little later",
  );
  expect((await broken.call("getBig", { id: "1" })).texts[0]).toContain("a little later");
  const lost = await serve(
    odd,
    () => Promise.reject(new TypeError("fetch failed", { cause: "Jane s3cret" })),
    { tools },
  );
  expect((await lost.call("getBig", { id: "1" })).texts[0]).toMatch(
    /connection failed.*little later/,
  );
});

test.each(["number", "string", "bigint"] as const)("64-bit integers as %s", async (int64) => {
  const digits = '{"id":9007199254740993}';
  const answer = (): Response =>
    new Response(digits, { headers: { "content-type": "application/json" } });
  const tools = { operations: ["getBig", "addThing"] };
  const told = await serve(odd, answer, { int64, tools });
  const exact = int64 === "number" ? 9007199254740992 : "9007199254740993";
  expect(jsonIn(await told.call("getBig", { id: "1" }))).toEqual({ id: exact });
  const parts = [{ weight: int64 === "number" ? 12 : "9007199254740993" }];
  const added = await told.call("addThing", { body: { name: "a", parts } });
  expect(added.isError).toBe(false);
  const weight = int64 === "number" ? "12" : "9007199254740993";
  expect(told.asked.at(-1)?.body).toBe(`{"name":"a","parts":[{"weight":${weight}}]}`);
});

test("a file comes as base64, and one that is answered is told of", async () => {
  const pdf = (): Response =>
    new Response("%PDF", { headers: { "content-type": "application/pdf" } });
  const tools = { operations: ["importThings", "exportThings"] };
  const told = await serve(odd, pdf, { tools });
  await told.call("importThings", { body: { file: btoa("hello"), note: "a" } });
  const form = await new Response(told.asked[0]?.body as BodyInit, {
    headers: { "content-type": "multipart/form-data; boundary=x" },
  })
    .text()
    .catch(() => "");
  expect(form).toContain("hello");
  expect(jsonIn(await told.call("exportThings"))).toBe("(a file of 4 bytes, application/pdf)");
});

test("the compiler knows which operations and scopes there are", async () => {
  const client = await clientFor(odd, {});
  const use = [
    'import { createClient } from "./index.js";',
    'import { createMcpServer, readingOperations } from "./mcp.js";',
    "const client = createClient();",
    'createMcpServer(client, { scopes: ["things:read"], operations: ["listThings", "getBig"] });',
    'createMcpServer(client, { operations: [...readingOperations, "addThing"] });',
    'createMcpServer(client, { operations: ["none"] });',
    'createMcpServer(client, { scopes: ["things:read"], operations: ["addThing"] });',
    'createMcpServer(client, { scopes: ["none"] });',
    'createMcpServer(client, { scopes: ["things:read"], operations: ["searchThings"] });',
    'createMcpServer(client, { scopes: ["admin"], operations: ["exportThings"] });',
    'const reader = createClient({ scopes: ["things:read"] });',
    'createMcpServer(reader, { scopes: ["things:read"] });',
    "createMcpServer(createClient({ scopes: [] }), { scopes: [] });",
    "createMcpServer(reader);",
    'createMcpServer(reader, { scopes: ["things:read", "search"] });',
    'createMcpServer(reader, { operations: ["addThing"] });',
  ];
  const errors = errorsOfUse(client, use.join("\n"));
  expect(errors.map((each) => each.split(" ")[0])).toEqual(["6", "7", "8", "9", "14", "15", "16"]);
});
