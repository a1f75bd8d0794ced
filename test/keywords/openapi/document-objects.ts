import type { JsonObject } from "../../../src/json/json.js";
import type { KeywordRows } from "./keyword-row.js";
import { done, json, object, parameters, text } from "./plain-document.js";

const get = (operation: JsonObject): JsonObject => ({ paths: { "/things": { get: operation } } });
const post = (operation: JsonObject): JsonObject => ({ paths: { "/things": { post: operation } } });
const item = (fields: JsonObject): JsonObject => ({ paths: { "/things": fields } });
const server = (fields: JsonObject): JsonObject => ({
  servers: [{ url: "https://{x}.example", variables: { x: { default: "b" } }, ...fields }],
});
const variable = (fields: JsonObject): JsonObject =>
  server({ variables: { x: { default: "b", ...fields } } });
const tag = (fields: JsonObject): JsonObject => ({ tags: [{ name: "things", ...fields }] });
const components = (fields: JsonObject): JsonObject => ({ components: fields });
const called = (id: string): JsonObject => ({ operationId: id, tags: ["things"], responses: done });
const used = { description: "Ours.", ...json({ schema: text }) };
const callback = { "{$request.body#/a}": { post: { responses: done } } };

/** The objects that say what an API has. */
export const documentObjects: KeywordRows = {
  OpenAPI: [
    ["`openapi`", { openapi: "3.0.4" }],
    ["`$self`", { $self: "https://a.example/openapi" }, { since: "3.2" }],
    ["`info`", { info: { title: "Others" } }],
    [
      "`jsonSchemaDialect`",
      { jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base" },
      { since: "3.1" },
    ],
    ["`servers`", { servers: [{ url: "https://b.example" }] }],
    ["`paths`", { paths: { "/others": { get: called("listOthers") } } }],
    [
      "`webhooks`",
      { webhooks: { moved: { post: { requestBody: json({ schema: text }), responses: done } } } },
      { since: "3.1" },
    ],
    ["`components`", components({ schemas: { Other: object } })],
    ["`security`", { security: [{ Token: [] }] }],
    ["`tags`", { tags: [{ name: "things", description: "Of all kinds." }] }],
    ["`externalDocs`", { externalDocs: { url: "https://a.example" } }],
  ],
  Info: [
    ["`title`", { info: { title: "Others" } }],
    ["`summary`", { info: { summary: "Short." } }, { since: "3.1" }],
    ["`description`", { info: { description: "Long." } }],
    ["`termsOfService`", { info: { termsOfService: "https://a.example" } }],
    ["`contact`", { info: { contact: { name: "Jane" } } }],
    ["`license`", { info: { license: { name: "MIT" } } }],
    ["`version`", { info: { version: "1.1.0" } }],
  ],
  Contact: [
    ["`name`", { info: { contact: { name: "Jane" } } }],
    ["`url`", { info: { contact: { url: "https://a.example" } } }],
    ["`email`", { info: { contact: { email: "a@a.example" } } }],
  ],
  License: [
    ["`name`", { info: { license: { name: "MIT" } } }],
    [
      "`identifier`",
      { info: { license: { identifier: "MIT" } } },
      { since: "3.1", base: { info: { license: { name: "Free" } } } },
    ],
    [
      "`url`",
      { info: { license: { url: "https://a.example" } } },
      { base: { info: { license: { name: "Free" } } } },
    ],
  ],
  Server: [
    ["`url`", { servers: [{ url: "https://b.example" }] }],
    ["`description`", { servers: [{ url: "https://a.example", description: "Ours." }] }],
    ["`name`", { servers: [{ url: "https://a.example", name: "ours" }] }, { since: "3.2" }],
    ["`variables`", server({})],
  ],
  "Server Variable": [
    ["`enum`", variable({ enum: ["b", "c"] }), { base: server({}) }],
    ["`default`", variable({ default: "c" }), { base: server({}) }],
    ["`description`", variable({ description: "Where." }), { base: server({}) }],
  ],
  Components: [
    ["`schemas`", components({ schemas: { Other: object } })],
    [
      "`responses`",
      {
        ...components({ responses: { Ours: used } }),
        ...get({ responses: { "200": { $ref: "#/components/responses/Ours" } } }),
      },
    ],
    [
      "`parameters`",
      {
        ...components({ parameters: { Ours: { name: "q", in: "query", schema: text } } }),
        ...get({ parameters: [...parameters, { $ref: "#/components/parameters/Ours" }] }),
      },
    ],
    [
      "`examples`",
      {
        ...components({ examples: { Ours: { value: { a: "shown" } } } }),
        ...get({
          responses: {
            "200": json({ examples: { one: { $ref: "#/components/examples/Ours" } } }),
          },
        }),
      },
    ],
    [
      "`requestBodies`",
      {
        ...components({ requestBodies: { Ours: used } }),
        ...post({ requestBody: { content: null, $ref: "#/components/requestBodies/Ours" } }),
      },
    ],
    [
      "`headers`",
      {
        ...components({ headers: { Ours: { schema: text } } }),
        ...get({
          responses: { "200": { headers: { "X-Ours": { $ref: "#/components/headers/Ours" } } } },
        }),
      },
    ],
    ["`securitySchemes`", components({ securitySchemes: { Token: { scheme: "basic" } } })],
    [
      "`links`",
      {
        ...components({ links: { Ours: { operationId: "addThing" } } }),
        ...get({ responses: { "200": { links: { add: { $ref: "#/components/links/Ours" } } } } }),
      },
    ],
    [
      "`callbacks`",
      {
        ...components({ callbacks: { Ours: callback } }),
        ...post({ callbacks: { done: { $ref: "#/components/callbacks/Ours" } } }),
      },
    ],
    [
      "`pathItems`",
      {
        ...components({ pathItems: { Ours: { get: called("listOurs") } } }),
        paths: { "/ours": { $ref: "#/components/pathItems/Ours" } },
      },
      { since: "3.1" },
    ],
    [
      "`mediaTypes`",
      {
        ...components({ mediaTypes: { Ours: { schema: text } } }),
        ...post({
          requestBody: json({ schema: null, $ref: "#/components/mediaTypes/Ours" }),
        }),
      },
      { since: "3.2" },
    ],
  ],
  Paths: [["a path", { paths: { "/others/all": { get: called("listOthers") } } }]],
  "Path Item": [
    [
      "`$ref`",
      {
        paths: { "/ours": { $ref: "#/components/pathItems/Ours" } },
        ...components({ pathItems: { Ours: { get: called("listOurs") } } }),
      },
      { since: "3.1" },
    ],
    ["`summary`", item({ summary: "Things." })],
    ["`description`", item({ description: "Things." })],
    ...["get", "put", "post", "delete", "options", "head", "patch", "trace"].map(
      (method): [string, JsonObject] => [
        `\`${method}\``,
        { paths: { "/others": { [method]: called("ofOthers") } } },
      ],
    ),
    ["`query`", item({ query: called("ask") }), { since: "3.2" }],
    [
      "`additionalOperations`",
      item({ additionalOperations: { COPY: called("copy") } }),
      { since: "3.2" },
    ],
    ["`servers`", item({ servers: [{ url: "https://c.example" }] })],
    ["`parameters`", item({ parameters: [{ name: "q", in: "query", schema: text }] })],
  ],
  Operation: [
    ["`tags`", get({ tags: ["others"] })],
    ["`summary`", get({ summary: "All of them." })],
    ["`description`", get({ description: "All of them." })],
    ["`externalDocs`", get({ externalDocs: { url: "https://a.example" } })],
    ["`operationId`", get({ operationId: "allThings" })],
    [
      "`parameters`",
      get({ parameters: [...parameters, { name: "q", in: "query", schema: text }] }),
    ],
    ["`requestBody`", post({ requestBody: null })],
    ["`responses`", get({ responses: { "404": { description: "None." } } })],
    ["`callbacks`", post({ callbacks: { done: callback } })],
    ["`deprecated`", get({ deprecated: true })],
    ["`security`", get({ security: [{ Token: [] }] })],
    ["`servers`", get({ servers: [{ url: "https://c.example" }] })],
  ],
  "External Documentation": [
    ["`description`", { externalDocs: { url: "https://a.example", description: "More." } }],
    ["`url`", { externalDocs: { url: "https://a.example" } }],
  ],
  Tag: [
    ["`name`", { ...tag({ name: "others" }), ...get({ tags: ["others"] }) }],
    ["`summary`", tag({ summary: "Things" }), { since: "3.2", base: tag({}) }],
    ["`description`", tag({ description: "Of all kinds." }), { base: tag({}) }],
    ["`externalDocs`", tag({ externalDocs: { url: "https://a.example" } }), { base: tag({}) }],
    [
      "`parent`",
      { tags: [{ name: "all" }, { name: "things", parent: "all" }] },
      { since: "3.2", base: { tags: [{ name: "all" }, { name: "things" }] } },
    ],
    ["`kind`", tag({ kind: "nav" }), { since: "3.2", base: tag({}) }],
  ],
};
