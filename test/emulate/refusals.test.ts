import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Emulator, Listening, LoggedRequest } from "../../src/emulator.js";
import { createEmulator } from "../../src/emulator.js";
import { processorTime } from "../processor-time.js";
import { spec, startProcess } from "./hosts.js";
import { emulatorOf } from "./small-document.js";

const text = { type: "string" };
const content = (schema: object, type = "application/json"): object => ({
  content: { [type]: { schema } },
});
const parameter = (name: string, place: string, more: object): object => ({
  ...{ name, in: place, required: true },
  ...more,
});
const problem = {
  type: "object",
  required: ["title", "status"],
  properties: {
    title: text,
    status: { type: "integer" },
    detail: text,
    errors: {
      type: "array",
      items: { type: "object", properties: { detail: text, pointer: text } },
    },
  },
};
const thing = {
  type: "object",
  required: ["name"],
  properties: { id: text, name: { ...text, maxLength: 3 } },
};
const list = { type: "array", items: { type: "integer" } };
const point = { type: "object", required: ["x"], properties: { x: { type: "integer" } } };
const done = { 204: { description: "" } };

const document = {
  openapi: "3.1.0",
  info: { title: "Refusals", version: "1.0.0" },
  components: { securitySchemes: { k: { type: "apiKey", in: "query", name: "token" } } },
  paths: {
    "/things": {
      post: {
        requestBody: content(thing),
        responses: {
          201: { description: "", ...content(thing) },
          422: { description: "", ...content(problem, "application/problem+json") },
        },
      },
    },
    "/secret": {
      get: {
        parameters: [parameter("pin", "query", { schema: { ...text, format: "password" } })],
        responses: done,
      },
    },
    "/things/{id}": {
      delete: {
        parameters: [parameter("id", "path", { schema: text })],
        responses: done,
      },
    },
    "/locked": { get: { security: [{ k: [] }], responses: done } },
    "/headers": {
      get: {
        parameters: [
          parameter("X-L", "header", { schema: list }),
          parameter("X-P", "header", { schema: point }),
        ],
        responses: done,
      },
    },
    "/point": {
      get: { parameters: [parameter("point", "query", { schema: point })], responses: done },
    },
    "/json": {
      get: {
        parameters: [{ name: "q", in: "query", required: true, ...content(point) }],
        responses: done,
      },
    },
    "/at/{spot}": {
      get: {
        parameters: [parameter("spot", "path", { schema: point, style: "matrix", explode: true })],
        responses: done,
      },
    },
    "/forms": {
      post: {
        requestBody: content(
          { type: "object", properties: { point, many: list } },
          "multipart/form-data",
        ),
        responses: done,
      },
    },
    "/both": {
      get: {
        responses: {
          200: {
            description: "",
            headers: { "X-Count": { schema: { type: "integer", minimum: 5 } } },
            content: {
              "application/json": { schema: point },
              "text/csv": { schema: { ...text, example: "x\n1" } },
            },
          },
        },
      },
    },
  },
};

describe("what is refused, and why", () => {
  let folder: string;
  let emulator: Emulator;
  let server: Listening;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "refusals-"));
    const file = join(folder, "api.json");
    writeFileSync(file, JSON.stringify(document));
    emulator = await createEmulator({ spec: file });
    server = await emulator.listen({
      cors: ["http://localhost:3000"],
      allowedHosts: ["api.test"],
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const at = (path: string): string => `http://localhost:1${path}`;
  const ask = async (
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; reason: string }> => {
    const response = await emulator.fetch(at(path), init);
    return { status: response.status, reason: response.headers.get("emulator-reason") ?? "" };
  };

  it("a refusal says where, what and by which rule: in a header, in the log and in the problem's shape", async () => {
    const init = {
      method: "POST",
      body: '{"name":"SECRET"}',
      headers: { "Content-Type": "application/json" },
    };
    const response = await emulator.fetch(at("/things"), init);
    const reason =
      "body/name must NOT have more than 3 characters (maxLength, #/paths/~1things/post/requestBody/content/application~1json)";
    expect(response.status).toBe(422);
    expect(response.headers.get("emulator-reason")).toBe(reason);
    expect(emulator.requests()[0]?.reason).toBe(reason);
    expect(JSON.stringify(emulator.requests())).not.toContain("SECRET");
    expect(await response.json()).toEqual({
      title: "Unprocessable Entity",
      status: 422,
      detail: "Validation error",
      errors: [{ detail: "String must contain at most 3 character(s)", pointer: "/name" }],
    });
  });

  it("a key and a password in a query are no part of the log, and the reason names their place", async () => {
    expect(await ask("/locked?token=SECRET")).toMatchObject({
      status: 401,
      reason: expect.stringContaining("query token (security") as string,
    });
    expect(emulator.requests()[0]?.target).toBe("/locked?token=***");
    expect(await ask("/secret?a=1&%70in=SECRET")).toMatchObject({ status: 204 });
    expect(emulator.requests()[0]?.target).toBe("/secret?a=1&%70in=***");
  });

  it.each<[path: string, status: number, headers?: Record<string, string>]>([
    ["/headers", 204, { "X-L": "1, 2", "X-P": "x,1" }],
    ["/headers", 400, { "X-L": "1,b", "X-P": "x,1" }],
    ["/headers", 400, { "X-L": "1", "X-P": "y,1" }],
    ["/point?x=1", 204],
    ["/point?x=b", 400],
    ["/point", 400],
    ["/json?q=%7B%22x%22%3A1%7D", 204],
    ["/json?q=%7B%22x%22%3A%22b%22%7D", 400],
    ["/at/;x=1", 204],
    ["/at/;x=b", 400],
  ])("a parameter is read as it is spelled: %s is a %d %j", async (path, status, headers = {}) => {
    expect((await ask(path, { headers })).status).toBe(status);
  });

  it("a part of JSON may have a file name", async () => {
    const post = async (json: string): Promise<number> => {
      const body = new FormData();
      body.set("point", new Blob([json], { type: "application/json" }), "point.json");
      return (await ask("/forms", { method: "POST", body })).status;
    };
    expect(await post('{"x":1}')).toBe(204);
    expect(await post('{"x":"b"}')).toBe(400);
  });

  it("a form of many fields takes no longer than its length, and has an end", async () => {
    const post = async (count: number): Promise<number> => {
      const body = Array.from({ length: count }, (_, index) => `a${index}[b]=1`).join("&");
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const form = {
        paths: {
          "/f": {
            post: {
              requestBody: content({ type: "object" }, headers["Content-Type"]),
              responses: done,
            },
          },
        },
      };
      const { fetch } = await emulatorOf({ ...document, ...form });
      return (await fetch(at("/f"), { method: "POST", body, headers })).status;
    };
    const taken = processorTime();
    expect(await post(9_000)).toBe(204);
    expect(taken()).toBeLessThan(4_000);
    expect(await post(20_000)).toBe(413);
  });

  it("a method that is not there is a 405 that names those that are", async () => {
    const response = await emulator.fetch(at("/things"), { method: "DELETE" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    const options = await emulator.fetch(at("/things"), { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
    expect(await ask("/nowhere")).toEqual({ status: 404, reason: "the document has no such path" });
  });

  it("what is removed a second time is gone as well, where the document has no answer but that", async () => {
    const remove = async (): Promise<number> =>
      (await ask("/things/7", { method: "DELETE" })).status;
    expect([await remove(), await remove()]).toEqual([204, 204]);
  });

  it("Accept is honoured, and declared headers are sent", async () => {
    const get = async (accept: string): Promise<[number, string | null]> => {
      const response = await emulator.fetch(at("/both"), { headers: { accept } });
      return [response.status, response.headers.get("content-type")];
    };
    expect(await get("*/*")).toEqual([200, "application/json"]);
    expect(await get("text/csv")).toEqual([200, "text/csv"]);
    expect(await get("application/json;q=0.5, text/*")).toEqual([200, "text/csv"]);
    expect((await get("image/png"))[0]).toBe(406);
    const response = await emulator.fetch(at("/both"));
    expect(Number(response.headers.get("x-count"))).toBeGreaterThanOrEqual(5);
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  /** With headers that `fetch` would not send. */
  const over = (
    path: string,
    method: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; headers: Record<string, unknown> }> =>
    new Promise((resolve, reject) => {
      const { port } = server;
      httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        response.resume();
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers }),
        );
      })
        .on("error", reject)
        .end();
    });

  it.each([
    ["localhost:8787", 200],
    ["127.0.0.1:8787", 200],
    ["[::1]:8787", 200],
    ["things.localhost", 200],
    ["API.test", 200],
    ["evil.example:8787", 403],
    ["localhost.evil.example", 403],
    ["localhost@evil.example", 400],
  ])("a request to the host %s is a %d", async (host, status) => {
    expect((await over("/both", "GET", { host })).status).toBe(status);
    expect((await over("/", "GET", { host })).status).toBe(status);
  });

  it("a page elsewhere may not write, nor read, unless it is allowed to", async () => {
    const write = async (headers: Record<string, string>): Promise<number> =>
      (await over("/forms", "POST", headers)).status;
    expect(await write({ origin: "http://evil.example" })).toBe(403);
    expect(await write({ origin: "null" })).toBe(403);
    expect(await write({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await write({ origin: "http://localhost:3000" })).toBe(204);
    expect(await write({})).toBe(204);
    const read = await over("/both", "GET", { origin: "http://localhost:3000" });
    expect(read.headers["access-control-allow-origin"]).toBe("http://localhost:3000");
    const foreign = await over("/both", "GET", { origin: "http://evil.example" });
    expect(foreign.headers["access-control-allow-origin"]).toBeUndefined();
    const asked = await over("/things", "OPTIONS", {
      origin: "http://localhost:3000",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    });
    expect(asked.headers).toMatchObject({
      "access-control-allow-origin": "http://localhost:3000",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
    });
  });
});

it("a program that embeds the emulator is told every request, those for files as well", async () => {
  const seen: LoggedRequest[] = [];
  const emulator = await createEmulator({ spec, onRequest: (each) => seen.push(each) });
  await emulator.fetch(`http://localhost:1${emulator.basePath}/patients?limit=0`, {
    headers: { "X-API-Key": "hlsk_demo" },
  });
  expect(seen).toMatchObject([{ status: 400, operation: "listPatients", organization: "demo" }]);
  expect(seen[0]?.reason).toContain("query limit must be >= 1 (minimum, #/");
  await emulator.fetch("http://localhost:1/files/gone");
  expect(seen.slice(1)).toMatchObject([{ status: 404, target: "/files/gone" }]);
});

it("--log writes a line for each request, with the reason and without values", async () => {
  const { baseUrl, said, stop } = await startProcess(["--log"]);
  const headers = { "X-API-Key": "hlsk_demo", "Content-Type": "application/json" };
  const body = JSON.stringify({ name: 5, "SECRET\u001b[2J": 1 });
  await fetch(`${baseUrl}/patients`, { method: "POST", headers, body });
  await fetch(`${baseUrl}/patients`, { headers });
  await stop();
  const lines = said()
    .split("\n")
    .filter((line) => / (GET|POST) /.test(line));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    /POST \/ext-api\/v1\/patients 400 .* createPatient demo: .*body\/name must be string \(type, /,
  );
  expect(lines[0]).not.toContain("hlsk_demo");
  expect(lines[0]).not.toContain("\u001b");
  expect(lines[1]).toMatch(/GET \/ext-api\/v1\/patients 200 [\d.]+ ms listPatients demo$/);
});
