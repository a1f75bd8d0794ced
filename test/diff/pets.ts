import type { JsonObject } from "../../src/json/json.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const ok = (schema: JsonObject): JsonObject => ({ description: "Fine", content: json(schema) });

/** A small API that has one of everything that types are made of. A new copy each time. */
export function petsDocument(): JsonObject {
  return structuredClone({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1.0.0" },
    servers: [{ url: "https://pets.test" }],
    security: [{ key: [] }],
    tags: [{ name: "pets" }, { name: "shapes" }],
    paths: {
      "/pets": pets,
      "/pets/{petId}": pet,
      "/pets/{petId}/photos": photos,
      "/shapes": shapes,
      "/search": search,
    },
    components: {
      schemas,
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
    },
  });
}

const petId: JsonObject = { name: "petId", in: "path", required: true, schema: { type: "string" } };

const pets: JsonObject = {
  get: {
    operationId: "listPets",
    tags: ["pets"],
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
      { name: "sort", in: "query", schema: { type: "string", enum: ["name", "age"] } },
      { name: "ids", in: "query", schema: { type: "array", items: { type: "string" } } },
      { name: "X-Trace", in: "header", schema: { type: "string" } },
    ],
    responses: {
      "200": ok({ type: "array", items: ref("Pet") }),
      "400": ok(ref("ErrorBody")),
    },
  },
  post: {
    operationId: "createPet",
    tags: ["pets"],
    requestBody: { required: true, content: json(ref("NewPet")) },
    responses: { "201": ok(ref("Pet")), "400": ok(ref("ErrorBody")), "409": ok(ref("ErrorBody")) },
  },
};

const pet: JsonObject = {
  parameters: [petId],
  get: {
    operationId: "getPet",
    tags: ["pets"],
    responses: { "200": ok(ref("Pet")), "404": ok(ref("ErrorBody")), "5XX": ok(ref("ErrorBody")) },
  },
  patch: {
    operationId: "updatePet",
    tags: ["pets"],
    requestBody: {
      content: json({
        type: "object",
        properties: {
          name: { type: "string", maxLength: 50 },
          nickname: { type: ["string", "null"] },
          mood: { type: "string", enum: ["calm", "wild"] },
          details: {
            type: "object",
            required: ["size"],
            properties: { size: { type: "integer" }, color: { type: "string" } },
          },
        },
      }),
    },
    responses: {
      "200": ok({
        type: "object",
        required: ["pet", "changed"],
        properties: {
          pet: ref("Pet"),
          changed: { type: "boolean" },
          summary: { type: "object", properties: { count: { type: "integer" } } },
        },
      }),
    },
  },
  delete: {
    operationId: "deletePet",
    tags: ["pets"],
    responses: { "204": { description: "Gone" } },
  },
};

const photos: JsonObject = {
  parameters: [petId],
  post: {
    operationId: "uploadPhoto",
    tags: ["pets"],
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["file"],
            properties: { file: { type: "string", format: "binary" }, caption: { type: "string" } },
          },
        },
      },
    },
    responses: {
      "201": ok({ type: "object", required: ["url"], properties: { url: { type: "string" } } }),
    },
  },
};

const shapes: JsonObject = {
  get: { operationId: "getShape", tags: ["shapes"], responses: { "200": ok(ref("Shape")) } },
  put: {
    operationId: "putShape",
    tags: ["shapes"],
    requestBody: { required: true, content: json(ref("Drawing")) },
    responses: { "204": { description: "Drawn" } },
  },
};

const search: JsonObject = {
  get: {
    operationId: "search",
    tags: ["pets"],
    parameters: [
      { name: "q", in: "query", required: true, schema: { type: "string" } },
      { name: "session", in: "cookie", schema: { type: "string" } },
    ],
    responses: {
      "200": {
        description: "Found",
        headers: {
          "X-Total": { required: true, schema: { type: "integer" } },
          "X-Next": { schema: { type: "string" } },
        },
        content: json({
          type: "array",
          items: { anyOf: [ref("Pet"), ref("Owner"), { type: "string" }] },
        }),
      },
    },
  },
};

const schemas: JsonObject = {
  Pet: {
    type: "object",
    required: ["id", "name", "born"],
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      born: { type: "string", format: "date" },
      age: { type: "integer" },
      weight: { type: ["number", "null"] },
      status: ref("PetStatus"),
      size: { type: "string", enum: ["small", "big"] },
      owner: ref("Owner"),
      tags: { type: "array", items: { type: "string" } },
      home: {
        type: "object",
        required: ["city"],
        properties: { city: { type: "string" }, zip: { type: "string" } },
      },
    },
  },
  NewPet: {
    type: "object",
    additionalProperties: false,
    required: ["name"],
    properties: {
      name: { type: "string", minLength: 1 },
      born: { type: "string" },
      age: { type: "integer" },
      status: ref("PetStatus"),
      owner: ref("Owner"),
      home: {
        type: "object",
        required: ["city"],
        properties: { city: { type: "string" }, zip: { type: "string" } },
      },
    },
  },
  PetStatus: { type: "string", enum: ["free", "sold"] },
  Owner: {
    type: "object",
    required: ["email"],
    properties: { email: { type: "string" }, phone: { type: "string" } },
  },
  ErrorBody: {
    type: "object",
    required: ["message"],
    properties: { message: { type: "string" }, code: { type: "integer" } },
  },
  Shape: { oneOf: [ref("Circle"), ref("Square")], discriminator: { propertyName: "kind" } },
  Circle: {
    type: "object",
    required: ["kind", "radius"],
    properties: { kind: { const: "Circle" }, radius: { type: "number" } },
  },
  Square: {
    type: "object",
    required: ["kind", "side"],
    properties: { kind: { const: "Square" }, side: { type: "number" } },
  },
  Drawing: {
    type: "object",
    required: ["ink"],
    properties: { ink: ref("Ink"), title: { type: "string" } },
  },
  Ink: { type: "string", enum: ["black", "red"] },
  Unused: { type: "object", properties: { note: { type: "string" } } },
};
