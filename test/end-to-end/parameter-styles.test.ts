import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { clientOf, type Exported } from "../client-of.js";
import { jsonServer, type JsonServer, type Received } from "../runtime/json-server.js";
import { compileErrors } from "./compile-errors.js";
import { documentOfStyles, styleTable, type Schemas, type StyleRow } from "./style-table.js";

/*
 * Every style of every place, from the document to the wire: OpenAPI 3.1's own table of examples, generated, called
 * over real HTTP, and compared byte by byte.
 */
let server: JsonServer;
beforeAll(async () => (server = await jsonServer((_, response) => response.writeHead(204).end())));
afterAll(() => server.close());

test(
  "the table of styles, schemas that are exact and such that take anything",
  { timeout: 180_000 },
  async () => {
    const both: Schemas[] = ["exact", "any"];
    const clients = await Promise.all(
      both.map((schemas) => clientOf(stringify(documentOfStyles(schemas)))),
    );
    expect(await compileErrors(...clients.map(({ files }) => files))).toEqual([]);
    for (const [which, { client }] of clients.entries()) {
      const sent: string[] = [];
      for (const index of styleTable.keys()) sent.push(await sentBy(client, index));
      const expected = styleTable.map((row) => `${titleOf(row)} → ${row.sent}`);
      expect(
        styleTable.map((row, index) => `${titleOf(row)} → ${sent[index]}`),
        both[which],
      ).toEqual(expected);
    }
  },
);

async function sentBy(client: Exported, index: number): Promise<string> {
  const { place, value } = styleTable[index] as StyleRow;
  const made = client["createClient"]?.({ baseUrl: server.url });
  const result = await client[`style${index}`]?.(made, { color: value });
  if (!result?.["ok"]) return JSON.stringify(result);
  const { url, headers } = server.received.at(-1) as Received;
  const rest = url.slice(`/style${index}/`.length);
  return { path: rest, query: rest, header: headers["color"], cookie: headers.cookie }[
    place
  ] as string;
}

function titleOf({ sent: _, ...row }: StyleRow): string {
  return JSON.stringify(row);
}
