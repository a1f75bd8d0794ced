import { afterEach, expect, test } from "vitest";
import { clientOf, errorsOfUse, type Exported } from "./client-of.js";
import { jsonServer, type JsonServer } from "./runtime/json-server.js";

const document = `
paths:
  /chat:
    post:
      operationId: chat
      tags: [chat]
      responses:
        "200":
          description: Whole, or piece by piece.
          content:
            application/json: { schema: { type: object, properties: { text: { type: string } } } }
            Text/Event-Stream; charset=utf-8: {}
            application/x-ndjson: { itemSchema: { type: object, properties: { n: { type: integer } } } }
            application/x-www-form-urlencoded: { schema: { type: string } }
            image/*: { schema: { type: string, format: binary } }
        "204": { description: Nothing. }
`;

let server: JsonServer;
afterEach(() => server.close());

async function answered(client: Exported, type: string, text: string): Promise<unknown> {
  server = await jsonServer((_, response) =>
    response
      .writeHead(type === "" ? 204 : 200, type === "" ? {} : { "content-type": type })
      .end(text),
  );
  const result = await client["chat"]?.(client["createClient"]?.({ baseUrl: server.url }));
  expect(result).toMatchObject({ ok: true, contentType: type.replace(/;.*/, "").toLowerCase() });
  await server.close();
  return result?.["data"];
}

async function all(items: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items as AsyncIterable<unknown>) found.push(item);
  return found;
}

test("each content type is read as it is typed", async () => {
  const { client } = await clientOf(document);
  expect(await answered(client, "application/json", '{"text":"a"}')).toEqual({ text: "a" });
  expect(
    await all(await answered(client, "text/event-stream; charset=utf-8", "data: a\n\ndata: b\n\n")),
  ).toEqual([
    { event: "message", data: "a", id: "" },
    { event: "message", data: "b", id: "" },
  ]);
  expect(await all(await answered(client, "application/x-ndjson", '{"n":1}\n{"n":2}\n'))).toEqual([
    { n: 1 },
    { n: 2 },
  ]);
  expect(await answered(client, "application/x-www-form-urlencoded", "a=b")).toBe("a=b");
  expect(await ((await answered(client, "image/svg+xml", "<svg/>")) as Blob).text()).toBe("<svg/>");
  expect(await answered(client, "", "")).toBeUndefined();
});

test("types: the content type tells what the data is", async () => {
  server = await jsonServer();
  const use = [
    `import { chat, type Client } from "./index.js";`,
    `export async function use(client: Client): Promise<void> {`,
    `  const result = await chat(client);`,
    `  if (!result.ok) return;`,
    `  switch (result.contentType) {`,
    `    case "text/event-stream": for await (const { event } of result.data) void event.length; break;`,
    `    case "application/x-ndjson": for await (const { n } of result.data) void n?.toFixed(); break;`,
    `    case "application/json": void result.data.text; break;`,
    `    case "application/x-www-form-urlencoded": void result.data.length; break;`,
    `    case "": void (result.data satisfies undefined); break;`,
    `    default: void result.data.size;`,
    `  }`,
    `  void result.data?.text;`,
    `}`,
  ].join("\n");
  expect(errorsOfUse(await clientOf(document), use)).toEqual(["13 TS2339"]);
});

const pageOrJson = `
paths:
  /report:
    get:
      operationId: chat
      tags: [chat]
      responses:
        "200":
          description: For a person, or for a program.
          content:
            application/json: { schema: { type: object, properties: { text: { type: string } } } }
            text/html: { schema: { type: string } }
`;

test("a page of HTML is read where it is declared beside JSON", async () => {
  const { client } = await clientOf(pageOrJson);
  expect(await answered(client, "application/json", '{"text":"a"}')).toEqual({ text: "a" });
  expect(await answered(client, "text/html; charset=utf-8", "<p>a</p>")).toBe("<p>a</p>");
});

const pageInRange = `
paths:
  /report:
    get:
      operationId: chat
      tags: [chat]
      responses:
        "200":
          description: A text or a picture.
          content:
            text/*: { schema: { type: string } }
            image/*: { schema: { type: string, format: binary } }
`;

test("a page of HTML is read where it is declared as any text", async () => {
  const { client } = await clientOf(pageInRange);
  expect(await answered(client, "text/html; charset=utf-8", "<p>a</p>")).toBe("<p>a</p>");
  expect(await answered(client, "text/csv", "a,b")).toBe("a,b");
});

const failingPages = `
paths:
  /report:
    get:
      operationId: chat
      tags: [chat]
      responses:
        "200": { description: It., content: { application/json: {} } }
        "404": { description: A page., content: { text/html: { schema: { type: string } } } }
        "409": { description: No page., content: { application/json: {} } }
        4XX: { description: Any text., content: { text/*: { schema: { type: string } } } }
        default: { description: No page either., content: { application/json: {} } }
`;

test("a failure is a page of HTML where it is declared as one, and nowhere else", async () => {
  const { client } = await clientOf(failingPages);
  let status = 404;
  server = await jsonServer((_, response) =>
    response.writeHead(status, { "content-type": "text/html" }).end("<p>a</p>"),
  );
  const failure = async (of: number): Promise<unknown> => {
    status = of;
    const result = await client["chat"]?.(client["createClient"]?.({ baseUrl: server.url }));
    return result?.["error"];
  };
  expect(await failure(404)).toMatchObject({ kind: "http", status: 404, body: "<p>a</p>" });
  expect(await failure(418)).toMatchObject({ kind: "default", range: "4XX", body: "<p>a</p>" });
  expect(await failure(409)).toMatchObject({ kind: "decode", response: { status: 409 } });
  expect(await failure(501)).toMatchObject({ kind: "decode", response: { status: 501 } });
});

const anyOfThem = `
paths:
  /files:
    get:
      operationId: getFile
      tags: [files]
      responses:
        "200":
          description: A file, or what is known of it.
          content:
            "*/*": { schema: { type: string, format: binary } }
            application/json: { schema: { type: object, properties: { name: { type: string } } } }
            text/plain: {}
`;

test("a type that is in a range of bytes is read as it is declared", async () => {
  const { client } = await clientOf(anyOfThem);
  const data = async (type: string, text: string): Promise<unknown> => {
    server = await jsonServer((_, response) =>
      response.writeHead(200, { "content-type": type }).end(text),
    );
    const result = await client["getFile"]?.(client["createClient"]?.({ baseUrl: server.url }));
    await server.close();
    return result?.["data"];
  };
  expect(await data("application/json", '{"name":"a"}')).toEqual({ name: "a" });
  expect(await data("text/plain", "a")).toBe("a");
  expect(await data("image/png", "a")).toBeInstanceOf(Blob);
});
