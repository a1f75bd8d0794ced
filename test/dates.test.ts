import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { clientOf, errorsOfUse, type ClientOf } from "./client-of.js";
import { root } from "./program.js";
import { jsonServer, type JsonServer } from "./runtime/json-server.js";
import { post, type Handle, type Handler } from "./webhook-handler.js";

const document = `
openapi: 3.1.0
paths:
  /visits/{since}:
    put:
      operationId: putVisit
      tags: [visits]
      parameters:
        - { name: since, in: path, required: true, schema: { type: string, format: date-time } }
        - { name: seen, in: query, schema: { type: array, items: { $ref: "#/components/schemas/Moment" } } }
        - { name: range, in: query, style: deepObject, schema: { type: object, properties: { from: { type: string, format: date-time } } } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object, properties: { to: { type: string, format: date-time } } } } } }
        - { name: X-Seen, in: header, schema: { type: string, format: date-time } }
        - { name: day, in: query, schema: { type: string, format: date } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } }
      responses:
        "200": { description: Kept., content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } }
        "409": { description: Not., content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } }
  /visits:
    get:
      operationId: listVisits
      tags: [visits]
      x-pagination: { style: cursor, cursor: after, next: next, items: items }
      parameters: [{ name: after, in: query, schema: { type: string, format: date-time } }]
      responses:
        "200":
          description: Some.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: { type: array, items: { $ref: "#/components/schemas/Visit" } }
                  next: { type: string, format: date-time }
    post:
      operationId: addVisit
      tags: [visits]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Appointment" } }
          multipart/form-data: { schema: { $ref: "#/components/schemas/Appointment" } }
      responses:
        "200": { description: A stream., content: { application/jsonl: { schema: { type: array, items: { $ref: "#/components/schemas/Visit" } } } } }
webhooks:
  visitMoved:
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } }
      responses: { "204": { description: Taken. } }
components:
  schemas:
    Moment: { type: string, format: date-time, description: When. }
    Appointment:
      type: object
      properties:
        at: { $ref: "#/components/schemas/Moment" }
        byName: { type: object, additionalProperties: { type: array, items: { type: string, format: date-time } } }
    Visit:
      type: object
      required: [at]
      properties:
        at: { $ref: "#/components/schemas/Moment" }
        until: { oneOf: [{ allOf: [{ $ref: "#/components/schemas/Moment" }, { description: The end. }] }, { type: "null" }] }
        byName: { type: object, additionalProperties: { type: array, items: { type: string, format: date-time } } }
        day: { type: string, format: date }
        any: { oneOf: [{ type: string, format: date-time }, { type: string, format: date }] }
        id: { type: integer, format: int64 }
        next: { $ref: "#/components/schemas/Visit" }
`;

/** Microseconds and an offset, which no Date has. */
const fine = "2026-03-15T10:30:00.123456+01:00";
const instant = new Date("2026-03-15T09:30:00.123Z");
const large = "9007199254740993";
const text = `{"at":"${fine}","until":null,"byName":{"Jane":["${fine}"]},"day":"2026-03-15","any":"2026-03-15T09:30:00Z","id":${large},"next":{"at":"2026-03-15T09:30:00Z"}}`;
const visit = {
  at: instant,
  until: null,
  byName: { Jane: [instant] },
  day: "2026-03-15",
  any: "2026-03-15T09:30:00Z",
  id: BigInt(large),
  next: { at: new Date("2026-03-15T09:30:00Z") },
};

interface Schemas {
  validate: (schemas: unknown) => unknown;
  schemas: Record<string, Record<string, { "~standard": { validate(value: unknown): object } }>>;
}

type Made = ClientOf & Record<"zod" | "valibot", Schemas>;

let made: Promise<Made> | undefined;
/** One for all tests. Its files are gone when the first of them ends, so that all is imported at once. */
const client = (): Promise<Made> => (made ??= make());

async function make(): Promise<Made> {
  const companions = ["zod", "valibot"] as const;
  const own = await clientOf(document, { dates: "date", int64: "bigint", companions });
  symlinkSync(join(root, "node_modules"), join(own.folder, "node_modules"));
  const [zod, valibot] = await Promise.all(companions.map((name) => own.importFile(name)));
  return { ...own, zod: zod as Schemas, valibot: valibot as Schemas };
}

describe("--dates date, over HTTP", () => {
  let server: JsonServer;
  let answer = { status: 200, type: "application/json", text };
  afterEach(async () => {
    await server.close();
    answer = { status: 200, type: "application/json", text };
  });
  async function connected(): Promise<unknown> {
    server = await jsonServer((_, response) =>
      response.writeHead(answer.status, { "content-type": answer.type }).end(answer.text),
    );
    return (await client()).client["createClient"]?.({ baseUrl: server.url });
  }

  test("sent in bodies, paths, queries and headers, read from answers, and sent again as they came", async () => {
    const { client: functions } = await client();
    const own = await connected();
    const put = async (request: object): Promise<Record<string, unknown>> =>
      (await functions["putVisit"]?.(own, request)) as Record<string, unknown>;
    const since = new Date("2026-01-01T00:00:00Z");
    const first = await put({
      since,
      seen: [since, instant],
      range: { from: since },
      filter: { to: since },
      "X-Seen": since,
      day: "2026-03-15",
      body: visit,
    });
    expect(first).toMatchObject({ ok: true, data: visit });
    const at = "2026-01-01T00%3A00%3A00.000Z";
    expect(server.received[0]).toMatchObject({
      url: `/visits/${at}?seen=${at}&seen=2026-03-15T09%3A30%3A00.123Z&range%5Bfrom%5D=${at}&filter=%7B%22to%22%3A%22${at}%22%7D&day=2026-03-15`,
      headers: { "x-seen": "2026-01-01T00:00:00.000Z" },
    });
    const read = first["data"] as typeof visit;
    await put({ since: read.at, "X-Seen": read.at, body: read });
    expect(server.received[1]?.body.toString()).toBe(text);
    expect(server.received[1]).toMatchObject({
      url: `/visits/${encodeURIComponent(fine)}`,
      headers: { "x-seen": fine },
    });
    answer.status = 409;
    expect((await put({ since, body: visit }))["error"]).toMatchObject({
      status: 409,
      body: visit,
    });
  });

  test("in forms and parts, and in each value of a stream", async () => {
    const { client: functions } = await client();
    const own = await connected();
    answer = { status: 200, type: "application/jsonl", text: `${text}\n{"at":"x"}\n` };
    const add = functions["addVisit"];
    const added = await add?.(own, { body: visit });
    const { data } = added as { data: AsyncIterable<unknown> };
    expect(server.received[0]?.body.toString()).toMatch(/^at=2026-03-15T09%3A30%3A00.123Z&byName=/);
    const read: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const each of data) read.push(each);
    };
    await expect(walk()).rejects.toMatchObject({
      error: { kind: "decode", message: "The body has a text at body.at that is no date-time." },
    });
    expect(read).toEqual([visit]);
    await add?.(own, { contentType: "multipart/form-data", body: read[0] });
    const parts = server.received[1]?.body.toString() ?? "";
    expect(parts).toContain(`name="at"\r\n\r\n${fine}\r\n`);
    expect(parts).toContain(`{"Jane":["${fine}"]}`);
  });

  test("a text that is no date-time is a decode failure that says where", async () => {
    const { client: functions } = await client();
    const own = await connected();
    answer.text = '{"at":"2026-03-15T09:30:00Z","byName":{"Jane":["2026-03-15T09:30:00"]}}';
    expect(await functions["putVisit"]?.(own, { since: instant, body: visit })).toMatchObject({
      ok: false,
      error: {
        kind: "decode",
        message: "The body has a text at body.byName.*[] that is no date-time.",
      },
    });
  });

  test("a cursor stays text", async () => {
    const { client: functions } = await client();
    const own = await connected();
    answer.text = `{"items":[${text}]}`;
    const listed = (await functions["listVisits"]?.(own, { after: fine })) as { ok: boolean };
    expect(listed.ok).toBe(true);
    expect(server.received[0]?.url).toBe(`/visits?after=${encodeURIComponent(fine)}`);
  });

  test.each(["zod", "valibot"] as const)("%s holds what the client has read", async (name) => {
    const { client: functions, [name]: companion } = await client();
    const { validate, schemas } = companion;
    await connected();
    const own = functions["createClient"]?.({
      baseUrl: server.url,
      middleware: [validate(schemas)],
    });
    const result = await functions["putVisit"]?.(own, { since: instant, body: visit });
    expect(result).toMatchObject({ ok: true, data: visit });
    const check = (at: unknown): object | undefined =>
      schemas["putVisit"]?.["data"]?.["~standard"].validate({ at });
    expect(check(instant)).not.toHaveProperty("issues", expect.any(Array));
    expect(check(new Date(NaN))).toHaveProperty("issues", expect.any(Array));
    expect(check(fine)).toHaveProperty("issues", expect.any(Array));
  });
});

test("webhooks: their handlers get Dates and bigints, and their test requests are made of them", async () => {
  const { client: functions, testing } = await client();
  const seen: unknown[] = [];
  const make = functions["webhookHandler"] as unknown as (handlers: object) => Handler;
  const visitMoved: Handle = (body) => void seen.push(body);
  const handle = make({ visitMoved });
  expect((await handle(post(text))).status).toBe(204);
  expect(seen).toEqual([visit]);
  const request = (await testing["webhookRequest"]?.("visitMoved", seen[0])) as unknown as Request;
  expect(await request.clone().text()).toBe(text);
  expect((await handle(request)).status).toBe(204);
  expect(seen).toEqual([visit, visit]);
  const refused = await handle(post('{"at":"today"}'));
  expect([refused.status, await refused.text()]).toEqual([
    400,
    "The body has a text at body.at that is no date-time.",
  ]);
});

test("types: what the document calls date-time, and nothing else; fakes have the same", async () => {
  const use = [
    `import { putVisit, type Client, type Visit } from "./index.js";`,
    `import { fakeClient } from "./testing.js";`,
    `export async function use(client: Client, at: Date, visit: Visit): Promise<void> {`,
    `  const result = await putVisit(client, { since: at, seen: [at], "X-Seen": at, day: "x", body: visit });`,
    `  await putVisit(client, { since: "2026-03-15T09:30:00Z", body: visit });`,
    `  if (!result.ok) return;`,
    `  const ends: Date | null | undefined = result.data.next?.until;`,
    `  const wrong: string = result.data.at;`,
    `  const any: string | undefined = result.data.any;`,
    `  const moments: Date[] | undefined = result.data.byName?.["Jane"];`,
    `  void [ends, wrong, any, moments, fakeClient({ putVisit: { data: { at } } })];`,
    `}`,
  ].join("\n");
  expect(errorsOfUse(await client(), use)).toEqual(["5 TS2322", "8 TS2322"]);
});

test("text by default: nothing of it is in the client", async () => {
  const { files } = await clientOf(document);
  expect(files.has("format-places.ts")).toBe(false);
  expect([...files.values()].join("")).not.toMatch(/asDate|WithDates|[a-z]WithFormats/);
});
