import { join } from "node:path";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { read } from "../../src/read/read.js";
import { runHere } from "../run-here.js";
import { folderOf, readText } from "./temp-document.js";

const document = `swagger: "2.0"
info: { title: Pets, version: "1" }
host: api.example.com
basePath: /v1/
schemes: [http, https]
consumes: [application/xml, application/json]
produces: [application/json]
securityDefinitions:
  plain: { type: basic, x-kept: 1 }
  code: { type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://b, scopes: { read: Reads } }
security: [{ plain: [] }]
parameters:
  limit: { in: query, name: limit, type: integer, maximum: 100, exclusiveMaximum: true, x-enum-varnames: [a] }
  pet: { in: body, name: pet, required: true, description: New, schema: { $ref: "#/definitions/Pet" } }
responses:
  Bad: { description: Bad, schema: { $ref: "#/definitions/Error" } }
paths:
  /pets:
    x-kept: true
    parameters: [{ $ref: "#/parameters/limit" }, { $ref: "#/parameters/pet" }]
    get:
      operationId: listPets
      schemes: [https]
      parameters:
        - { in: query, name: a, type: array, items: { type: string, collectionFormat: csv } }
        - { in: query, name: b, type: array, items: { type: string }, collectionFormat: multi }
        - { in: query, name: c, type: array, items: { type: string }, collectionFormat: pipes }
        - { in: query, name: d, type: array, items: { type: string }, collectionFormat: tsv }
        - { in: body, name: none, schema: { type: string } }
      responses:
        "200":
          description: ok
          schema: { $ref: "#/definitions/Pet" }
          headers: { X-Total: { type: integer, description: All } }
          examples: { "application/json; charset=utf-8": { kind: Cat } }
        default: { $ref: "#/responses/Bad" }
    put:
      consumes: []
      responses: { "204": { description: done } }
  /pets/{id}/photo:
    post:
      parameters:
        - { in: path, name: id, type: string, required: true }
        - { in: formData, name: file, type: file, required: true, description: A file }
        - { in: formData, name: tags, type: array, items: { type: string } }
        - { in: formData, name: all, type: array, items: { type: string }, collectionFormat: multi }
      responses: { "200": { description: done, schema: { type: file } } }
  /login:
    post: { security: [],
      parameters: [{ in: formData, name: user, type: string, default: me }],
      responses: { "200": {} } }
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties: { kind: { type: string }, name: { type: string, x-nullable: true } }
  Cat:
    allOf: [{ $ref: "#/definitions/Pet" }, { properties: { of: { $ref: "#/definitions/Cat" } } }]
    x-ms-discriminator-value: "#cat"
  Error: { properties: { content: { type: file } }, example: { $ref: "#/definitions/Pet" } }
x-other: data
`;

const body = {
  required: true,
  description: "New",
  content: {
    "application/json": { schema: { $ref: "#/components/schemas/Pet" } },
    "application/xml": { schema: { $ref: "#/components/schemas/Pet" } },
  },
};
const strings = { type: "array", items: { type: "string" } };
const binary = { type: "string", format: "binary" };

test("every part is said in the words of OpenAPI 3.0", async () => {
  const { root, version, warnings } = await readText(document);
  expect(version).toBe("3.0");
  expect(warnings.map(({ line, what }) => `${line} ${what}`)).toEqual([
    '28 No client can write a list as "tsv" here',
  ]);
  expect(root).toEqual({
    openapi: "3.0.3",
    info: { title: "Pets", version: "1" },
    servers: [{ url: "https://api.example.com/v1" }, { url: "http://api.example.com/v1" }],
    security: [{ plain: [] }],
    "x-other": "data",
    paths: {
      "/pets": {
        "x-kept": true,
        parameters: [
          {
            in: "query",
            name: "limit",
            schema: {
              type: "integer",
              maximum: 100,
              exclusiveMaximum: true,
              "x-enum-varnames": ["a"],
            },
          },
        ],
        get: {
          operationId: "listPets",
          servers: [{ url: "https://api.example.com/v1" }],
          parameters: [
            { in: "query", name: "a", explode: false, schema: strings },
            { in: "query", name: "b", explode: true, schema: strings },
            { in: "query", name: "c", style: "pipeDelimited", explode: false, schema: strings },
            { in: "query", name: "d", explode: false, schema: strings },
          ],
          requestBody: {
            content: {
              "application/json": { schema: { type: "string" } },
              "application/xml": { schema: { type: "string" } },
            },
          },
          responses: {
            "200": {
              description: "ok",
              headers: { "X-Total": { description: "All", schema: { type: "integer" } } },
              content: {
                "application/json": {
                  schema: { $ref: "#/components/schemas/Pet" },
                  example: { kind: "Cat" },
                },
              },
            },
            default: {
              description: "Bad",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
            },
          },
        },
        put: {
          requestBody: {
            ...body,
            content: { "application/json": body.content["application/json"] },
          },
          responses: { "204": { description: "done" } },
        },
      },
      "/pets/{id}/photo": {
        post: {
          parameters: [{ in: "path", name: "id", required: true, schema: { type: "string" } }],
          requestBody: {
            required: true,
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  required: ["file"],
                  properties: {
                    file: { ...binary, description: "A file" },
                    tags: strings,
                    all: strings,
                  },
                },
                encoding: { tags: { style: "form", explode: false } },
              },
            },
          },
          responses: {
            "200": {
              description: "done",
              content: { "application/octet-stream": { schema: binary } },
            },
          },
        },
      },
      "/login": {
        post: {
          security: [],
          requestBody: {
            content: {
              "application/x-www-form-urlencoded": {
                schema: { type: "object", properties: { user: { type: "string", default: "me" } } },
              },
            },
          },
          responses: { "200": { description: "" } },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          discriminator: {
            propertyName: "kind",
            mapping: { "#cat": "#/components/schemas/Cat" },
          },
          required: ["kind"],
          properties: {
            kind: { type: "string" },
            name: { type: "string", nullable: true, "x-nullable": true },
          },
        },
        Cat: {
          allOf: [
            { $ref: "#/components/schemas/Pet" },
            { properties: { of: { $ref: "#/components/schemas/Cat" } } },
          ],
          "x-ms-discriminator-value": "#cat",
        },
        Error: {
          properties: { content: binary },
          example: { $ref: "#/definitions/Pet" },
        },
      },
      securitySchemes: {
        plain: { type: "http", scheme: "basic", "x-kept": 1 },
        code: {
          type: "oauth2",
          flows: {
            authorizationCode: {
              authorizationUrl: "https://a",
              tokenUrl: "https://b",
              scopes: { read: "Reads" },
            },
          },
        },
      },
    },
  });
});

test("places are those of the text", async () => {
  const read = await readText(document);
  const places = {
    "#/openapi": [1, 1],
    "#/servers/1/url": [3, 1],
    "#/components/securitySchemes/plain/scheme": [9, 12],
    "#/paths/~1pets/parameters/0/schema/maximum": [13, 51],
    "#/paths/~1pets/get/parameters/3/explode": [28, 71],
    "#/paths/~1pets/put/requestBody/content/application~1json/schema/$ref": [14, 75],
    "#/paths/~1pets/get/responses/default/content/application~1json/schema": [16, 28],
    "#/paths/~1pets~1{id}~1photo/post/requestBody/content/multipart~1form-data/schema/properties/tags/items":
      [45, 52],
    "#/components/schemas/Pet/properties/name": [57, 43],
    "#/components/schemas/Pet/discriminator/propertyName": [55, 5],
    "#/components/schemas/Nothing": [52, 1],
  };
  const found = Object.keys(places).map((at) => [at, read.place(at)] as const);
  expect(Object.fromEntries(found.map(([at, { line, column }]) => [at, [line, column]]))).toEqual(
    places,
  );
});

test("what stands in other files is read from where it is used, and they may refer back", async () => {
  const folder = folderOf({
    "api.yaml": `swagger: 2.0
info: { title: t, version: "1" }
paths: { /a: { $ref: parts/paths.yaml#/a } }
definitions: { Own: { $ref: "parts/types.yaml#/definitions/One" }, Other: { type: string } }
`,
    "parts/paths.yaml": `a:
  post:
    parameters: [{ $ref: "more/parameters.yaml#/body" }, { $ref: "#/limit" }]
    responses: { 200: { $ref: "#/ok" } }
limit: { in: query, name: limit, type: integer }
ok: { description: ok, schema: { $ref: "types.yaml#/definitions/One" } }
`,
    "parts/more/parameters.yaml": `body: { in: body, name: b, schema: { items: { $ref: "#/item" }, type: array } }
item: { properties: { own: { $ref: "../../api.yaml#/definitions/Other" } }, x-nullable: true }
`,
    "parts/types.yaml": `definitions:
  One: { discriminator: kind, properties: { kind: { type: file } } }
`,
  });
  const found = await read(join(folder, "api.yaml"));
  const post = "#/paths/~1a/post";
  expect(found.root["paths"]).toEqual({
    "/a": {
      post: {
        parameters: [{ in: "query", name: "limit", schema: { type: "integer" } }],
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "array", items: { $ref: "parts/more/parameters.yaml#/item" } },
            },
          },
        },
        responses: {
          "200": {
            description: "ok",
            content: {
              "application/json": { schema: { $ref: "parts/types.yaml#/definitions/One" } },
            },
          },
        },
      },
    },
  });
  const item = found.follow("parts/more/parameters.yaml#/item", post);
  if ("what" in item) throw new Error(item.what);
  expect(item.value).toMatchObject({ nullable: true });
  expect(found.follow("../../api.yaml#/definitions/Other", item.at)).toEqual({
    value: { type: "string" },
    at: "#/components/schemas/Other",
  });
  expect(found.follow("parts/types.yaml#/definitions/One", post)).toMatchObject({
    value: { discriminator: { propertyName: "kind" }, properties: { kind: binary } },
  });
  expect(found.place(`${post}/requestBody/content/application~1json/schema/items`)).toEqual({
    ...{ file: join(folder, "parts/more/parameters.yaml"), line: 1, column: 38 },
  });
});

test("every command takes such a document, and tells places and names as they are written", async () => {
  const broken = document.replace("#/definitions/Error", "#/definitions/Eror");
  const cwd = folderOf({
    "api.yaml": document,
    "broken.yaml": broken,
    "head.yaml": document.replace("required: [kind]", "required: [kind, name]"),
    "fix.yaml": `overlay: 1.0.0
info: { title: t, version: "1" }
actions: [{ target: $.responses.Bad.schema, update: { $ref: "#/definitions/Error" } }]
`,
  });
  const here = { cwd };
  const generated = await runHere(["generate", "--spec", "api.yaml", "--out", "out"], here);
  expect(generated).toMatchObject({ code: 0 });
  expect(generated.stdout).toContain("4 operations");
  const refused = await runHere(["generate", "--spec", "broken.yaml", "--out", "out"], here);
  expect(refused.stderr).toMatch(
    /broken\.yaml:16:38: The reference "#\/definitions\/Eror" leads to nothing\. Did you mean #\/definitions\/Error\?\n$/,
  );
  const corrected = ["--spec", "broken.yaml", "--overlay", "fix.yaml", "--out", "out", "--force"];
  expect(await runHere(["generate", ...corrected], here)).toMatchObject({ code: 0 });
  const { stdout } = await runHere(["diff", "api.yaml", "head.yaml", "--wire-only"], here);
  expect(stdout).toContain("head.yaml:56");
  const lint = await runHere(["lint", "api.yaml"], here);
  expect(lint.stdout).toMatch(/^api\.yaml:37:5: warning operation-id-missing/m);
  const emulator = await createEmulator({ spec: join(cwd, "api.yaml") });
  const login = { method: "POST", body: new URLSearchParams({ user: "me" }) };
  const answer = await emulator.fetch("http://localhost/v1/login", login);
  expect(answer.status).toBe(200);
});

test("another version of Swagger is not read", async () => {
  await expect(readText('swagger: "1.2"')).rejects.toThrow(
    'This is a Swagger document, version "1.2"; only 2.0 is read, and OpenAPI 3.0, 3.1 and 3.2.',
  );
});
