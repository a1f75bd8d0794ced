import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clientOf, errorsOfUse } from "./client-of.js";
import { sharedDir } from "./shared-dir.js";

/*
 * Kinds of requests and answers that people report of other tools, in shapes beside the reported ones
 * (request-cases.test.ts).
 */
const document = `
openapi: 3.2.0
paths:
  /whole:
    get:
      operationId: whole
      parameters:
        - name: q
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                properties:
                  l: { type: array, items: { type: string } }
                  o: { type: object, properties: { a: { type: string } } }
                  n: { type: array, items: { type: integer } }
              encoding: { l: { explode: false }, o: { style: deepObject }, n: { contentType: application/json } }
      responses: { "204": { description: d } }
  /some:
    put:
      operationId: some
      requestBody:
        content:
          application/*+json: { schema: { $ref: "#/components/schemas/A" } }
          application/json: { schema: { $ref: "#/components/schemas/A" } }
      responses:
        "200": { description: d, content: { application/xml: { schema: { $ref: "#/components/schemas/A" } }, application/json: { schema: { $ref: "#/components/schemas/A" } } } }
        "202": { description: d }
  /report:
    get:
      operationId: report
      responses:
        "200": { description: d, content: { text/csv: { schema: { type: string } }, application/json: { schema: { $ref: "#/components/schemas/A" } } } }
  /stream:
    get:
      operationId: stream
      responses:
        "200": { description: d, content: { text/event-stream: { itemSchema: { allOf: [ { $ref: "#/components/schemas/Event" }, { properties: { data: { contentSchema: { type: array, items: { $ref: "#/components/schemas/A" } } } } } ] } } } }
  /lines:
    post:
      operationId: lines
      requestBody: { required: true, content: { application/x-ndjson: { schema: { allOf: [ { $ref: "#/components/schemas/List" } ] } } } }
      responses: { "204": { description: d } }
  /events:
    get:
      operationId: tagged
      parameters: [ { name: X-List, in: header, schema: { type: array, items: { type: [string, "null"] } } } ]
      responses:
        "200":
          description: d
          content:
            text/event-stream; charset=utf-8:
              itemSchema:
                oneOf: [ { $ref: "#/components/schemas/Changed" }, { $ref: "#/components/schemas/Gone" } ]
                discriminator: { propertyName: event, mapping: { changed: "#/components/schemas/Changed", gone: "#/components/schemas/Gone" } }
    post:
      operationId: listed
      responses:
        "200":
          description: d
          content:
            text/event-stream:
              schema:
                type: array
                items:
                  type: object
                  required: [event, data]
                  properties: { event: { enum: [changed, added] }, data: { $ref: "#/components/schemas/A" } }
  /streams:
    get:
      operationId: spring
      responses: { "200": { description: d, content: { application/stream+json: { schema: { $ref: "#/components/schemas/List" } } } } }
    put:
      operationId: one
      responses: { "200": { description: d, content: { application/stream+json: { schema: { $ref: "#/components/schemas/A" } } } } }
    post:
      operationId: spelled
      requestBody: { required: true, content: { application/jsonlines: { schema: { $ref: "#/components/schemas/List" } } } }
      responses: { "200": { description: d, content: { application/x-json-stream: { schema: { $ref: "#/components/schemas/A" } } } } }
  /forms:
    post:
      operationId: fill
      requestBody:
        required: true
        content: { application/x-www-form-urlencoded: { schema: { anyOf: [ { $ref: "#/components/schemas/A" }, { type: "null" } ] } } }
      responses: { "204": { description: d } }
    put:
      operationId: refill
      requestBody: { content: { multipart/form-data: { schema: { type: [object, "null"], properties: { a: { type: [string, "null"] } } } } } }
      responses: { "204": { description: d } }
  /odata:
    get:
      operationId: odata
      responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/A" } }, application/json;odata=minimal: { schema: { $ref: "#/components/schemas/A" } }, text/csv: { schema: { type: string } } } } }
  /shared/{id}:
    parameters: [ { name: id, in: path, required: true, schema: { type: string, enum: [x, y] } } ]
    get:
      operationId: shared
      parameters: [ { name: sort, in: query, schema: { $ref: "#/paths/~1shared~1{id}/parameters/0/schema" } } ]
      responses: { "204": { description: d } }
components:
  schemas:
    A: { type: object, required: [a], properties: { a: { type: string } } }
    Event: { type: object, required: [event, data], properties: { event: { const: changed }, data: { type: string, contentMediaType: application/json } } }
    Told: { type: object, required: [event, data], properties: { event: { type: string }, data: { type: string } } }
    Changed: { allOf: [ { $ref: "#/components/schemas/Told" }, { properties: { data: { contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/A" } } } } ] }
    Gone: { $ref: "#/components/schemas/Told" }
    List: { type: array, items: { $ref: "#/components/schemas/A" } }
`;

test("kinds of requests in other shapes", async () => {
  const { client: exports, files } = await clientOf(document);
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const client = exports["createClient"]?.({ baseUrl: "https://h.test", fetch });
  await exports["whole"]?.(client, { q: { l: ["a", "b"], o: { a: "x" }, n: [1, 2] } });
  await exports["some"]?.(client, { body: { a: "x" } });
  await exports["tagged"]?.(client, { "X-List": ["a", null, "b"] });
  const [whole, some, tagged] = sent;
  expect(decodeURIComponent(whole?.url ?? "")).toBe("https://h.test/whole?l=a,b&o[a]=x&n=1&n=2");
  const headers = new Headers(some?.init.headers);
  // XML stands before JSON, and what is asked for is JSON: a 202 may be anything.
  expect([headers.get("content-type"), headers.get("accept")]).toEqual([
    "application/json",
    "application/json, */*;q=0.9",
  ]);
  expect(new Headers(tagged?.init.headers).get("x-list")).toBe("a,b");
  const types = [...files.values()].join("\n");
  expect(types).toContain("body: Iterable<A> | AsyncIterable<A>;");
  // A schema of a path's parameter is called after both.
  expect(types).toContain("sort?: SharedIdId | undefined;");
});

test("data is typed by what is asked for, and events by what they hold", async () => {
  const use = `import { createClient, fill, listed, odata, one, refill, report, spelled, spring, stream, tagged } from "./index.js";
const client = createClient({ baseUrl: "https://h.test" });
const any = await report(client);
if (any.ok && any.contentType === "text/csv") any.data satisfies string;
if (any.ok && any.contentType === "application/json") any.data.a satisfies string;
const csv = await report(client, { accept: "text/csv" });
if (csv.ok) csv.data satisfies string;
const json = await report(client, { accept: "application/json" });
if (json.ok) json.data.a satisfies string;
await report(client, { accept: "text/html" });
const events = await stream(client, { lastEventId: "7", resume: true });
if (events.ok) for await (const { event, data } of events.data) {
  event satisfies "changed";
  data[0]?.a satisfies string | undefined;
}
const tags = await tagged(client);
if (tags.ok) for await (const told of tags.data) (told.event === "gone" ? told.data : told.data.a) satisfies string;
const list = await listed(client);
if (list.ok) for await (const { event, data } of list.data) [event satisfies "changed" | "added", data.a satisfies string];
const lines = await spring(client);
if (lines.ok) for await (const { a } of lines.data) a satisfies string;
const single = await one(client);
if (single.ok) single.data.a satisfies string;
const spelt = await spelled(client, { body: [{ a: "x" }] });
if (spelt.ok) for await (const { a } of spelt.data) a satisfies string;
const plain = await odata(client, { accept: "application/json" });
if (plain.ok) plain.data.a satisfies string;
await fill(client, { body: { a: "x" } });
await refill(client, { body: { a: null } });
await fill(client, { body: null });
await refill(client, { body: null });
`;
  // The tenth line asks for what is not declared, and no form is null.
  const lines = use.split("\n").length;
  expect(errorsOfUse(await clientOf(document), use)).toEqual([
    "10 TS2322",
    `${lines - 2} TS2322`,
    `${lines - 1} TS2322`,
  ]);
});

const specs = sharedDir("specs");

test.runIf(specs !== undefined)("Petstore's pet has a name, whatever XML is declared", async () => {
  const petstore = readFileSync(join(specs as string, "petstore.yaml"), "utf8");
  const use = `import { createClient, getPetById, findPetsByStatus } from "./index.js";
const pet = await getPetById(createClient({}), { petId: 1 });
if (pet.ok) pet.data.name satisfies string;
const pets = await findPetsByStatus(createClient({}), { status: "sold" });
if (pets.ok) pets.data.map((each) => each.name satisfies string);
`;
  expect(errorsOfUse(await clientOf(petstore), use)).toEqual([]);
});
