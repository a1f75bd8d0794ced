import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator, type Listening } from "../../src/emulator.js";
import { keys, spec } from "./hosts.js";

const headers = { "X-API-Key": "hlsk_all" };
const json = { ...headers, "Content-Type": "application/json" };
import { processorTime } from "../processor-time.js";
import { ask, emulatorOf, emulatorOfThings } from "./small-document.js";

it("keeps nothing that nests too deep to be shown again", async () => {
  const any = await emulatorOfThings({ id: { type: "string" }, any: {}, map: { type: "object" } });
  for (const levels of [3_000, 100_000]) {
    const deep = "[".repeat(levels) + "]".repeat(levels);
    for (const body of [`{"any":${deep}}`, `{"any":12345678901234567890,"map":{"a":${deep}}}`]) {
      expect((await ask(any, ["POST", "/things"], body)).status).toBe(400);
    }
  }
  const brackets = JSON.stringify({ any: `\\"${"[".repeat(3_000)}` });
  expect((await ask(any, ["POST", "/things"], brackets)).status).toBe(201);
  const allowed = `{"any":${"[".repeat(400)}${"]".repeat(400)}}`;
  expect((await ask(any, ["POST", "/things"], allowed)).status).toBe(201);
  expect((await ask(any, ["GET", "/things"])).status).toBe(200);
});

const self = { $ref: "#/components/schemas/S" };
const [a, b] = [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }];
const record = (more: object): object => ({ type: "object", properties: { a: self }, ...more });
const nested = (open: string, close: string): string => open.repeat(300) + "1" + close.repeat(300);
const inRecords = nested('{"a":', "}");
const inLists = nested("[", "]");

it.each<[string, Record<string, object>, string]>([
  ["contains", { S: { type: "array", contains: self, items: self } }, inLists],
  ["allOf", { S: { allOf: [record({}), record({})] } }, inRecords],
  ["allOf of models", { S: { allOf: [a, b] }, A: record({}), B: record({}) }, inRecords],
  [
    "oneOf of models",
    { S: { oneOf: [a, b] }, A: record({ required: ["x"] }), B: record({ required: ["y"] }) },
    inRecords,
  ],
  ["patternProperties", { S: record({ patternProperties: { "^a": self } }) }, inRecords],
  [
    "additionalProperties",
    {
      S: {
        allOf: [{ additionalProperties: self }, { type: "object", additionalProperties: self }],
      },
    },
    inRecords,
  ],
  [
    "items",
    {
      S: {
        anyOf: [
          { type: "array", items: self },
          { type: "array", items: self, minItems: 2 },
        ],
      },
    },
    inLists,
  ],
])(
  "a model that asks twice for itself by %s takes a deep body no longer than its length",
  async (_, schemas, body) => {
    const content = { "application/json": { schema: self } };
    const responses = { 204: { description: "" }, 400: { description: "" } };
    const document = {
      ...{ openapi: "3.1.0", info: { title: "T", version: "1" }, components: { schemas } },
      paths: { "/s": { post: { operationId: "s", requestBody: { content }, responses } } },
    };
    const emulator = await emulatorOf(document);
    const taken = processorTime();
    expect((await ask(emulator, ["POST", "/s"], body)).status).toBe(400);
    expect(taken()).toBeLessThan(4_000);
  },
);

it("tells whether items are distinct in time that grows with their number", async () => {
  const content = { "application/json": { schema: { type: "array", uniqueItems: true } } };
  const responses = { 204: { description: "" }, 400: { description: "" } };
  const emulator = await emulatorOf({
    ...{ openapi: "3.1.0", info: { title: "T", version: "1" } },
    paths: { "/s": { post: { operationId: "s", requestBody: { content }, responses } } },
  });
  const post = async (body: string): Promise<number> =>
    (await ask(emulator, ["POST", "/s"], body)).status;
  const many = Array.from({ length: 50_000 }, (_, index) => ({ index }));
  const taken = processorTime();
  expect(await post(JSON.stringify(many))).toBe(204);
  expect(taken()).toBeLessThan(4_000);
  for (const twice of ["[1,1.0]", '[{"a":1,"b":[]},{"b":[],"a":1}]', "[null,null]"]) {
    expect(await post(twice), twice).toBe(400);
  }
  expect(await post('[1,"1",[1],null,false,0,"",{}]')).toBe(204);
});

describe("hostile requests", () => {
  let emulator: Emulator;
  let server: Listening;
  beforeAll(async () => {
    emulator = await createEmulator({ spec, keys, rate: { requests: 1_000_000, seconds: 60 } });
    server = await emulator.listen();
  });
  afterAll(() => server.close());

  const url = (path: string): string => `${server.origin}${emulator.basePath}${path}`;
  const alive = async (): Promise<void> => {
    expect((await fetch(url("/patients?limit=1"), { headers })).status).toBe(200);
  };

  /** What the server says to bytes that come over a socket of their own. */
  const raw = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      let said = "";
      const socket = connect(server.port, "127.0.0.1", () => socket.end(bytes, "latin1"));
      socket.on("data", (data) => (said += data.toString("latin1")));
      socket.on("error", () => resolve(said));
      socket.on("close", () => resolve(said));
    });

  it("survives bytes that are no HTTP", async () => {
    for (const bytes of [
      "\0\0\0",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET //evil.example/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n",
      `GET /ext-api/v1/patients/%ff%00 HTTP/1.1\r\nHost: x\r\nX-API-Key: hlsk_all\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${"x".repeat(40_000)}\r\n\r\n`,
      "POST /ext-api/v1/patients HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST /ext-api/v1/patients HTTP/1.1\r\nHost: \r\nX-API-Key: hlsk_all\r\nContent-Length: 99\r\n\r\n{",
    ]) {
      expect(await raw(bytes)).not.toContain(" 200 ");
      await alive();
    }
  });

  it("answers any path and any body with a status, and never with a 500", async () => {
    const methods = fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE");
    const path = fc.array(
      fc.oneof(
        fc.constantFrom("patients", "notes", "export", "..", "%2e", "documents"),
        fc.string(),
      ),
      {
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        methods,
        path,
        fc.oneof(fc.string(), fc.json()),
        async (method, segments, body) => {
          const target = `http://localhost:1${emulator.basePath}/${segments.map(encodeURIComponent).join("/")}`;
          const response = await emulator.fetch(target, {
            method,
            headers: json,
            ...(method !== "GET" && { body }),
          });
          expect(response.status).not.toBe(500);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is not led astray by names that objects have of themselves", async () => {
    const body = '{"name":"x","__proto__":{"polluted":true},"constructor":1}';
    const response = await fetch(url("/patients"), { method: "POST", headers: json, body });
    expect(response.status).toBe(400);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect((await fetch(url(`/patients/${name}`), { headers })).status).toBe(404);
      expect((await fetch(url(`/patients?${name}=1&limit=1`), { headers })).status).toBe(200);
    }
  });

  it("limits bodies, deep ones and unreadable forms", async () => {
    const post = async (body: BodyInit, type: string, path = "/patients"): Promise<number> =>
      (
        await fetch(url(path), {
          method: "POST",
          headers: { ...headers, "Content-Type": type },
          body,
        })
      ).status;
    expect(await post("x".repeat(12 * 1024 * 1024), "application/json")).toBe(413);
    expect(await post(`{"name":${"[".repeat(200_000)}`, "application/json")).toBe(400);
    expect(
      await post(`{"name":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, "application/json"),
    ).toBe(400);
    expect(await post("{}", "text/plain")).toBe(400);
    const { data } = (await (await fetch(url("/patients?limit=1"), { headers })).json()) as {
      data: { id: string }[];
    };
    const documents = `/patients/${data[0]?.id ?? ""}/documents`;
    expect(await post("nonsense", "multipart/form-data; boundary=x", documents)).toBe(400);
    expect(await post("nonsense", "multipart/form-data", documents)).toBe(400);
    await alive();
  });

  it("listens on loopback only", async () => {
    expect(server.origin).toMatch(/^http:\/\/localhost:\d+$/);
    const { networkInterfaces } = await import("node:os");
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === "IPv4");
    if (outside) {
      await expect(fetch(`http://${outside.address}:${server.port}/`)).rejects.toThrow();
    }
  });
});
