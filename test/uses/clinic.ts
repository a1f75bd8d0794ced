/** A small API before and after everything in it is called otherwise, or wants something more. */
export const clinic = {
  base: `openapi: 3.1.0
info: { title: Clinic, version: "1.0.0" }
servers: [{ url: https://clinic.test }]
tags: [{ name: visits }]
paths:
  /visits:
    get:
      operationId: listVisits
      tags: [visits]
      parameters:
        - { name: page_size, in: query, schema: { type: integer } }
      responses: { "200": { description: Fine, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Visit" } } } } } }
    post:
      operationId: createVisit
      tags: [visits]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/NewVisit" } } } }
      responses: { "201": { description: Fine, content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } } }
  /visits/{id}:
    get:
      operationId: getVisit
      tags: [visits]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Fine, content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } } }
components:
  schemas:
    Visit:
      type: object
      required: [id, state, phone, name]
      properties:
        id: { type: string }
        name: { type: string }
        state: { $ref: "#/components/schemas/State" }
        phone: { type: string }
        remarks: { type: string }
    State: { type: string, enum: [OPEN, IN_PLACE, DONE] }
    NewVisit:
      type: object
      required: [name]
      properties:
        name: { type: string }
        state: { $ref: "#/components/schemas/State" }
`,
  head: `openapi: 3.1.0
info: { title: Clinic, version: "2.0.0" }
servers: [{ url: https://clinic.test }]
tags: [{ name: visits }]
paths:
  /visits:
    get:
      operationId: searchVisits
      tags: [visits]
      parameters:
        - { name: size, in: query, schema: { type: integer } }
      responses: { "200": { description: Fine, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Visit" } } } } } }
    post:
      operationId: createVisit
      tags: [visits]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/VisitDraft" } } } }
      responses: { "201": { description: Fine, content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } } }
  /visits/{visitId}:
    get:
      operationId: readVisit
      tags: [visits]
      parameters:
        - { name: visitId, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Fine, content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } } }
components:
  schemas:
    Visit:
      type: object
      required: [id, state, contact, full_name]
      properties:
        id: { type: string }
        full_name: { type: string }
        state: { $ref: "#/components/schemas/State" }
        contact: { type: object, required: [phone], properties: { phone: { type: string } } }
        comment: { type: string }
    State: { type: string, enum: [OPEN, IN-PLACE, DONE] }
    VisitDraft:
      type: object
      required: [name, room, urgent]
      properties:
        name: { type: string }
        state: { $ref: "#/components/schemas/State" }
        urgent: { type: boolean, default: false }
        room: { type: string }
`,
};

/** Code that uses it. Comments and blanks stay as they are. */
export const before = `import { createClient, getVisit, listVisits as all, type NewVisit, type Visit } from "./api/index.js";
import * as api from "./api/index.js";
import { bindClient } from "./api/bind-client.js";
export { getVisit as readOne, listVisits } from "./api/index.js";

const client = createClient();

export async function show(id: string): Promise<string> {
  const found = await getVisit(client, { id }); // by its id
  if (!found.ok) return "";
  const { name,   phone: number, state } = found.data;
  if (state === "IN_PLACE") return found.data["name"];
  return [name, number, found.data.phone, found.data.remarks].join( );
}

export const first = async (page_size: number) => {
  const list = await all(client, { page_size });
  await bindClient(client).visits.get({ id: "1" });
  const calls = { getVisit, other: api.listVisits };
  const own: { phone?: string } = {} satisfies Partial<Visit>;
  return { list, calls, own, lost: take };
};

function take(visit: Visit): { id: string; name?: string } {
  return visit;
}

export const made: NewVisit = {
  name: "Jane", // whoever
  state: 'IN_PLACE',
};
`;
