import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { ServerResponse } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { clientOf, type Exported } from "../client-of.js";
import { root } from "../program.js";
import { jsonServer, send, type JsonServer, type Received } from "../runtime/json-server.js";

/*
 * `validate(schemas)` in front of a real server: what it throws and reports of requests and answers, in the words of
 * either library, and that it never names a value.
 */
const document = `
x-envelope: { data: data }
paths:
  /notes/{id}:
    put:
      operationId: putNote
      tags: [notes]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
      responses:
        "200":
          description: Stored.
          content: { application/json: { schema: { type: object, required: [data, at], properties: { data: { $ref: "#/components/schemas/Note" }, at: { type: string, format: date-time } } } } }
        "409": { description: In use., content: { application/json: { schema: { type: object, required: [code], properties: { code: { type: string, minLength: 3 } } } } } }
components:
  schemas:
    Note:
      type: object
      required: [text, made]
      properties:
        text: { type: string, minLength: 2, maxLength: 20 }
        made: { type: string, format: date-time, readOnly: true }
`;

interface Mismatch {
  operation: string;
  status?: number;
  places: unknown[];
  message: string;
}

interface Validating {
  schemas: object;
  validate: (schemas: object, options?: object) => unknown;
}

const fine = { data: { text: "Hello", made: "2026-01-01T00:00:00Z" }, at: "2026-01-01T00:00:00Z" };
let answer = (_: Received, response: ServerResponse): void => send(response, fine);
let server: JsonServer | undefined;
let made: ReturnType<typeof makeClient> | undefined;

/** The client, and the files of both libraries, which are imported before their folder goes. */
async function makeClient(): Promise<{
  client: Exported;
  libraries: Record<string, Validating>;
}> {
  const names = ["zod", "valibot"];
  const { client, importFile, folder } = await clientOf(document, { companions: names });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const libraries = await Promise.all(
    names.map(async (name) => [name, (await importFile(name)) as Validating] as const),
  );
  return { client, libraries: Object.fromEntries(libraries) };
}

afterAll(() => server?.close());

/** A client whose middleware validates, of the library of a name. */
async function validating(
  library: string,
  options: object = {},
): Promise<(request: object) => Promise<{ ok: boolean; error?: object; data?: unknown }>> {
  made ??= makeClient();
  server ??= await jsonServer((received, response) => answer(received, response));
  const { client, libraries } = await made;
  const { schemas, validate } = libraries[library] as Validating;
  const own = client["createClient"]?.({
    baseUrl: server.url,
    retries: 0,
    middleware: [validate(schemas, options)],
  });
  return async (request) => (await client["putNote"]?.(own, request)) as never;
}

describe.each(["zod", "valibot"])("%s", (library) => {
  const good = { id: "1", body: { text: "Hello" } };
  const bad = { id: "1", page: 0, body: { text: "S3CRET".repeat(9) } };

  test("what is valid goes through, both ways", async () => {
    answer = (_, response) => send(response, fine);
    const put = await validating(library);
    expect(await put(good)).toMatchObject({ ok: true, data: fine.data });
  });

  test("a request that is not is thrown before anything is sent", async () => {
    const put = await validating(library);
    const before = server?.received.length;
    const result = await put(bad);
    expect(result).toMatchObject({ ok: false, error: { kind: "hook" } });
    const { cause } = result.error as { cause: Mismatch };
    expect(cause).toMatchObject({ operation: "putNote", name: "SchemaMismatch" });
    expect(cause.message).toContain("/body/text");
    expect(cause.message).not.toContain("S3CRET");
    expect(JSON.stringify(cause.places)).not.toContain("S3CRET");
    expect(server?.received.length).toBe(before);
  });

  test("or is reported, and sent all the same", async () => {
    answer = (_, response) => send(response, fine);
    const told: Mismatch[] = [];
    const put = await validating(library, { report: (each: Mismatch) => told.push(each) });
    expect(await put(bad)).toMatchObject({ ok: true });
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toMatch(/\/page .*\/body\/text|\/body\/text .*\/page/);
    expect(server?.received.at(-1)?.url).toBe("/notes/1?page=0");
    const answersOnly = await validating(library, { check: "answers" });
    expect(await answersOnly(bad)).toMatchObject({ ok: true });
  });

  test("an answer that is not is thrown, or reported with its status", async () => {
    answer = (_, response) =>
      send(response, { data: { text: "S3CRET".repeat(9), made: "yesterday" }, at: "today" });
    const thrown = await (await validating(library))(good);
    expect(thrown).toMatchObject({ ok: false, error: { kind: "hook" } });
    const { cause } = thrown.error as { cause: Mismatch };
    expect(cause).toMatchObject({ status: 200 });
    for (const place of ["/data/text", "/data/made", "/at"]) expect(cause.message).toContain(place);
    expect(cause.message).not.toMatch(/S3CRET|yesterday|today/);
    const told: Mismatch[] = [];
    const put = await validating(library, { report: (each: Mismatch) => told.push(each) });
    expect(await put(good)).toMatchObject({ ok: true, data: { made: "yesterday" } });
    expect(told.map(({ status }) => status)).toEqual([200]);
    const requestsOnly = await validating(library, { check: "requests" });
    expect(await requestsOnly(good)).toMatchObject({ ok: true });
  });

  test("a failure is held against what its status declares", async () => {
    answer = (_, response) => send(response, { code: "x" }, { status: 409 });
    const told: Mismatch[] = [];
    const put = await validating(library, { report: (each: Mismatch) => told.push(each) });
    expect(await put(good)).toMatchObject({ ok: false, error: { kind: "http", status: 409 } });
    expect(told).toMatchObject([{ operation: "putNote", status: 409 }]);
    answer = (_, response) => send(response, { code: "in use" }, { status: 409 });
    expect(await put(good)).toMatchObject({ error: { kind: "http", status: 409 } });
    expect(told).toHaveLength(1);
  });

  test("what is no JSON is left to the client", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end("{");
    };
    expect(await (await validating(library))(good)).toMatchObject({ error: { kind: "decode" } });
  });
});
