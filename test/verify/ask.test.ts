import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyApi } from "../../src/verify.js";
import { jsonServer, send } from "../runtime/json-server.js";
import { tempFolder } from "../temp-folder.js";

/** A list and one of its items, by paths and names that are in use. */
const document = `openapi: 3.1.0
info: { title: Ids, version: "1" }
paths:
  /v1/Services.json: { get: { operationId: services, responses: &ok { "200": { description: Ok. } } } }
  /v1/Services/{ServiceSid}.json:
    get:
      operationId: service
      parameters: [&sid { name: ServiceSid, in: path, required: true, schema: { type: string, pattern: "^MG" } }]
      responses: *ok
  /v1/Services/{ServiceSid}/Numbers: { get: { operationId: numbers, parameters: [*sid], responses: *ok } }
  /v1/Services/{ServiceSid}/Numbers/{Sid}:
    get:
      operationId: number
      parameters: [*sid, { name: Sid, in: path, required: true, schema: { type: string, pattern: "^PN" } }]
      responses: *ok
  /wards/: { get: { operationId: wards, responses: *ok } }
  /wards/{ward_code}/: { get: { operationId: ward, parameters: [{ name: ward_code, in: path, required: true, style: matrix, schema: { type: integer } }], responses: *ok } }
  /pets/byStatus: { get: { operationId: petsByStatus, responses: { "200": { description: Pets., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } } } } }
  /pet/{petId}: { get: { operationId: pet, parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }], responses: *ok } }
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer } } }
`;

const answers: Readonly<Record<string, unknown>> = {
  "/v1/Services.json": { services: [{ sid: "MG1", account_sid: "AC1" }], meta: {} },
  "/v1/Services/MG1/Numbers": { numbers: [{ sid: "PN5", service_sid: "MG1" }] },
  "/wards/": [{ code: 12, name: "North" }],
  "/pets/byStatus": [{ id: 77 }],
};

test("ids are found in lists, whatever a path calls them, and stand where their form allows it", async () => {
  const spec = join(tempFolder(), "ids.yaml");
  writeFileSync(spec, document);
  const server = await jsonServer(({ url }, response) => send(response, answers[url] ?? {}));
  try {
    const { notes } = await verifyApi({ spec, baseUrl: server.url });
    expect(notes).toEqual([]);
    expect([...new Set(server.received.map(({ url }) => url))].sort()).toEqual(
      [
        ...Object.keys(answers),
        ...["/v1/Services/MG1.json", "/v1/Services/MG1/Numbers/PN5"],
        ...["/wards/;ward_code=12/", "/pet/77"],
      ].sort(),
    );
  } finally {
    await server.close();
  }
});
