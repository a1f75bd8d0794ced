/** A part of a document, to be changed. */
export interface Tree {
  [key: string]: Tree & string & string[];
}

const text = { type: "string" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ "application/json": { schema } });
const fine = (schema: object): object => ({ description: "Fine.", content: json(schema) });
const failure = (schema: object): object => ({ description: "It failed.", content: json(schema) });
const key = (scope: string): object[] => [{ Key: [scope] }];

const bed = {
  parameters: [{ name: "bedId", in: "path", required: true, schema: text }],
  get: {
    operationId: "getBed",
    tags: ["beds"],
    security: key("beds:read"),
    responses: { "200": fine(ref("Bed")), "404": failure(ref("Missing")) },
  },
  patch: {
    operationId: "updateBed",
    tags: ["beds"],
    security: key("beds:write"),
    requestBody: { required: true, content: json(ref("BedUpdate")) },
    responses: { "200": fine(ref("Bed")), "409": failure(ref("Taken")) },
  },
};

const beds = {
  get: {
    operationId: "listBeds",
    tags: ["beds"],
    security: key("beds:read"),
    "x-pagination": { style: "page", page: "page", limit: "limit", items: "items" },
    parameters: [
      { name: "page", in: "query", schema: { type: "integer" } },
      { name: "limit", in: "query", schema: { type: "integer" } },
      { name: "ward_name", in: "query", schema: text },
      { name: "state", in: "query", schema: ref("BedState") },
    ],
    responses: {
      "200": fine({
        type: "object",
        required: ["items"],
        properties: { items: { type: "array", items: ref("Bed") }, total: { type: "integer" } },
      }),
    },
  },
  post: {
    operationId: "createBed",
    tags: ["beds"],
    security: key("beds:write"),
    requestBody: { required: true, content: json(ref("NewBed")) },
    responses: { "201": fine(ref("Bed")), "409": failure(ref("Taken")) },
  },
};

const chart = {
  get: {
    operationId: "getChart",
    tags: ["charts"],
    security: key("beds:read"),
    parameters: [{ name: "bedId", in: "path", required: true, schema: text }],
    responses: {
      "200": {
        description: "Fine.",
        content: { "application/pdf": { schema: { type: "string", format: "binary" } } },
      },
    },
  },
};

const schemas = {
  Bed: {
    type: "object",
    required: ["id", "door_name", "state", "kind"],
    properties: {
      id: text,
      door_name: { type: "string", description: "What is written on the door." },
      state: ref("BedState"),
      kind: ref("BedKind"),
      guest: ref("Guest"),
      tags: { type: "array", items: text },
      weight: { type: "integer" },
    },
  },
  Guest: {
    type: "object",
    required: ["full_name"],
    properties: { full_name: { type: "string", description: "As in the passport." }, phone: text },
  },
  BedState: { type: "string", enum: ["FREE", "IN_USE", "SHUT"] },
  BedKind: { anyOf: [{ type: "string", enum: ["child", "adult"] }, { type: "string" }] },
  NewBed: {
    type: "object",
    required: ["door_name"],
    properties: {
      door_name: { type: "string", description: "What is written on the door." },
      state: ref("BedState"),
      guest: ref("Guest"),
      kind: ref("BedKind"),
    },
  },
  BedUpdate: {
    type: "object",
    properties: { state: ref("BedState"), weight: { type: "integer" } },
  },
  Missing: { type: "object", required: ["reason"], properties: { reason: text } },
  Taken: { type: "object", required: ["taken_by"], properties: { taken_by: text } },
};

/** Beds of a hospital: every kind of part that a client has. */
export function hospital(): Tree {
  return JSON.parse(
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Hospital", version: "1.0.0" },
      servers: [{ url: "https://hospital.test" }],
      paths: { "/beds": beds, "/beds/{bedId}": bed, "/beds/{bedId}/chart": chart },
      components: {
        schemas,
        securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } },
      },
    }),
  ) as Tree;
}
