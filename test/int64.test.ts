import { describe, expect, test } from "vitest";
import { clientOf, errorsOfUse } from "./client-of.js";
import { jsonServer } from "./runtime/json-server.js";

const document = `
paths:
  /orders/{id}:
    put:
      operationId: putOrder
      tags: [orders]
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
        - { name: seen, in: query, schema: { type: array, items: { type: integer, format: int64 } } }
        - { name: X-Version, in: header, schema: { type: integer, format: int64 } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
      responses:
        "200":
          description: Kept.
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
        "409":
          description: Another is there.
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
  /orders:
    post:
      operationId: addOrder
      tags: [orders]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Order" } }
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { id: { type: integer, format: int64 } } }
      responses: { "204": { description: Added. } }
components:
  schemas:
    Order:
      type: object
      required: [id, parts]
      properties:
        id: { type: integer, format: int64 }
        count: { type: integer }
        parts: { type: array, items: { $ref: "#/components/schemas/Order" } }
`;

/** 2^53 + 1: the first integer that is no double. */
const large = "9007199254740993";
const text = `{"id":${large},"count":7,"parts":[{"id":-${large},"parts":[]},{"id":1,"parts":[]}]}`;

describe.each([
  ["bigint", (digits: string): unknown => BigInt(digits)],
  ["string", (digits: string): unknown => digits],
] as const)("--int64 %s, over HTTP", (int64, of) => {
  const order = {
    id: of(large),
    count: 7,
    parts: [
      { id: of(`-${large}`), parts: [] },
      { id: of("1"), parts: [] },
    ],
  };

  test("sent in bodies, paths, queries and headers, and read from answers, to the last digit", async () => {
    const { client } = await clientOf(document, { int64 });
    let status = 200;
    const server = await jsonServer((_, response) =>
      response.writeHead(status, { "content-type": "application/json" }).end(text),
    );
    try {
      const connected = client["createClient"]?.({ baseUrl: server.url });
      const request = { id: of(large), seen: [of(large)], "X-Version": of(large), body: order };
      expect(await client["putOrder"]?.(connected, request)).toMatchObject({
        ok: true,
        data: order,
      });
      expect(server.received[0]).toMatchObject({
        url: `/orders/${large}?seen=${large}`,
        headers: { "x-version": large },
      });
      expect(server.received[0]?.body.toString()).toBe(text);
      status = 409;
      const failed = await client["putOrder"]?.(connected, request);
      expect((failed as { error: { body: unknown } }).error.body).toEqual(order);
      const contentType = "application/x-www-form-urlencoded";
      await client["addOrder"]?.(connected, { contentType, body: { id: of(large) } });
      expect(server.received[2]?.body.toString()).toBe(`id=${large}`);
      await client["addOrder"]?.(connected, { body: order });
      expect(server.received[3]?.body.toString()).toBe(text);
    } finally {
      await server.close();
    }
  });

  test("types: what the document calls int64, and nothing else", async () => {
    const generated = await clientOf(document, { int64 });
    const use = [
      `import { putOrder, type Client, type Order } from "./index.js";`,
      `export async function use(client: Client, id: ${int64}, order: Order): Promise<void> {`,
      `  const result = await putOrder(client, { id, seen: [id], "X-Version": id, body: order });`,
      `  await putOrder(client, { id: 1, body: order });`,
      `  if (!result.ok) return;`,
      `  const part: ${int64} | undefined = result.data.parts[0]?.id;`,
      `  const wrong: number = result.data.id;`,
      `  const count: number | undefined = result.data.count;`,
      `  void [part, wrong, count];`,
      `}`,
    ].join("\n");
    expect(errorsOfUse(generated, use)).toEqual(["4 TS2322", "7 TS2322"]);
  });
});

test("numbers by default: nothing of it is in the client", async () => {
  const { files } = await clientOf(document);
  expect(files.has("int64-places.ts")).toBe(false);
  expect(files.get("orders.ts")).not.toMatch(/int64|asBigInts|jsonOf/);
  expect(files.get("models.ts")).toContain("id: number;");
});
