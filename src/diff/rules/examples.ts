import type { Example } from "../../findings/explained.js";

/*
 * By rule, a change of its kind: of the operation `POST /pets`, or of the document where the members are those of one.
 * Rules that are not about one place of a document have none.
 */
export const diffExamples: Readonly<Record<string, Example>> = {
  condition: sent("{ type: string }", "{ type: string, not: { const: none } }"),
  "content-form": sent(
    "{ type: string, contentEncoding: base64 }",
    "{ type: string, contentEncoding: base16 }",
  ),
  default: sent("{ type: integer, default: 10 }", "{ type: integer, default: 20 }"),
  deprecated: change("deprecated: false", "deprecated: true"),
  encoding: change(
    part("encoding: { photo: { contentType: image/png } }"),
    part("encoding: { photo: { contentType: image/gif } }"),
  ),
  "enum-values": sent("{ enum: [cat, dog, bird] }", "{ enum: [cat, dog] }"),
  "extensible-enum": sent(
    "{ type: string, x-extensible-enum: [cat, dog] }",
    "{ type: string, x-extensible-enum: [cat] }",
  ),
  format: sent("{ type: string }", "{ type: string, format: date }"),
  "item-count": sent(
    "{ type: array, items: { type: string } }",
    "{ type: array, items: { type: string }, maxItems: 10 }",
  ),
  items: sent("{ type: array }", "{ type: array, items: { type: string } }"),
  "media-type": change(
    "requestBody: { content: { application/json: {}, text/csv: {} } }",
    "requestBody: { content: { application/json: {} } }",
  ),
  "multiple-of": sent("{ type: number }", "{ type: number, multipleOf: 5 }"),
  null: sent('{ type: [string, "null"] }', "{ type: string }"),
  "number-range": sent("{ type: integer, maximum: 100 }", "{ type: integer, maximum: 50 }"),
  "operation-added": paths(
    "/pets: { get: { operationId: listPets } }",
    "/pets: { get: { operationId: listPets }, post: { operationId: createPet } }",
  ),
  "operation-moved": paths(
    "/pets: { get: { operationId: listPets } }",
    "/animals: { get: { operationId: listPets } }",
  ),
  "operation-name": paths(
    "/pets: { get: { operationId: listPets } }",
    "/pets: { get: { operationId: getPets } }",
  ),
  "operation-removed": paths(
    "/pets: { get: { operationId: listPets }, post: { operationId: createPet } }",
    "/pets: { get: { operationId: listPets } }",
  ),
  "other-properties": sent("{ type: object }", "{ type: object, additionalProperties: false }"),
  "parameter-added": change("parameters: []", query("required: true, schema: { type: string }")),
  "parameter-characters": change(
    query("allowReserved: true, schema: { type: string }"),
    query("schema: { type: string }"),
  ),
  "parameter-removed": change(query("schema: { type: string }"), "parameters: []"),
  "parameter-required": change(
    query("schema: { type: string }"),
    query("required: true, schema: { type: string }"),
  ),
  "parameter-style": change(
    query("explode: true, schema: { type: array, items: { type: string } }"),
    query("explode: false, schema: { type: array, items: { type: string } }"),
  ),
  "part-header": change(
    part("encoding: { photo: {} }"),
    part(
      "encoding: { photo: { headers: { X-Size: { required: true, schema: { type: integer } } } } }",
    ),
  ),
  pattern: sent("{ type: string }", '{ type: string, pattern: "^[a-z]+$" }'),
  "property-access": sent(
    "{ type: object, properties: { id: { type: string } } }",
    "{ type: object, properties: { id: { type: string, readOnly: true } } }",
  ),
  "property-added": sent(
    "{ type: object, properties: { name: { type: string } } }",
    "{ type: object, required: [kind], properties: { name: { type: string }, kind: { type: string } } }",
  ),
  "property-count": sent("{ type: object }", "{ type: object, maxProperties: 10 }"),
  "property-removed": answered(
    "{ type: object, properties: { name: { type: string }, kind: { type: string } } }",
    "{ type: object, properties: { name: { type: string } } }",
  ),
  "property-required": sent(
    "{ type: object, properties: { name: { type: string } } }",
    "{ type: object, required: [name], properties: { name: { type: string } } }",
  ),
  "request-body": change(
    "requestBody: { content: { application/json: { schema: {} } } }",
    "requestBody: { required: true, content: { application/json: { schema: {} } } }",
  ),
  "response-header": change(
    'responses: { "200": { description: Done., headers: { X-Total: { required: true, schema: { type: integer } } } } }',
    'responses: { "200": { description: Done. } }',
  ),
  "response-status": change(
    'responses: { "200": { description: Done. } }',
    'responses: { "204": { description: Done. } }',
  ),
  security: secured("{ Key: [] }", "{ Key: [], Login: [] }"),
  server: servers("https://pets.example/v1", "https://pets.example/v2"),
  stability: change("x-stability-level: stable", "x-stability-level: beta"),
  "string-length": sent("{ type: string }", "{ type: string, maxLength: 20 }"),
  sunset: change(
    "deprecated: true\nx-sunset: 2030-12-31",
    "deprecated: true\nx-sunset: 2030-06-30",
  ),
  type: sent("{ type: string }", "{ type: integer }"),
  "unique-items": sent(
    "{ type: array, items: { type: string } }",
    "{ type: array, items: { type: string }, uniqueItems: true }",
  ),
  variant: sent(
    "{ oneOf: [{ type: object, required: [cat] }, { type: object, required: [dog] }] }",
    "{ oneOf: [{ type: object, required: [cat] }] }",
  ),
  envelope: enveloped("data", "result"),
  "idempotency-key": change(keyed("Idempotency-Key"), keyed("X-Request-Id")),
  personal: answered("{ type: string, x-personal: true }", "{ type: string }"),
  "webhook-signature": change(signed("standard-webhooks"), signed("none")),
  "model-name": components(
    "schemas: { Pet: { type: object, required: [name] } }",
    "schemas: { Animal: { type: object, required: [name] } }",
  ),
  "parameter-position": placed("/owners/{owner}/pets/{pet}", "/owners/{pet}/pets/{owner}"),
  "resource-file": change("tags: [pets]", "tags: [animals]"),
  "security-scheme": components(
    "securitySchemes: { Key: { type: apiKey, in: header, name: X-API-Key } }",
    "securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } }",
  ),
  xml: change(xml("name"), xml("title")),
  webhook: change(
    "paths: {}\nwebhooks:\n  petSold: { post: { responses: { '200': { description: Seen. } } } }",
    "paths: {}\nwebhooks: {}",
  ),
};

function change(before: string, after: string): Example {
  return { before: before.split("\n"), after: after.split("\n") };
}

/** The schema of what is sent. */
function sent(before: string, after: string): Example {
  const body = (schema: string): string =>
    `requestBody:\n  content:\n    application/json:\n      schema: ${schema}`;
  return change(body(before), body(after));
}

/** The schema of what comes back. */
function answered(before: string, after: string): Example {
  const body = (schema: string): string =>
    `responses:\n  "200":\n    description: The pet.\n    content:\n      application/json:\n        schema: ${schema}`;
  return change(body(before), body(after));
}

function part(encoding: string): string {
  const schema = "{ type: object, properties: { photo: { type: string } } }";
  return `requestBody:\n  content:\n    multipart/form-data:\n      schema: ${schema}\n      ${encoding}`;
}

function query(more: string): string {
  return `parameters:\n  - { name: tag, in: query, ${more} }`;
}

function paths(before: string, after: string): Example {
  return change(`paths:\n  ${before}`, `paths:\n  ${after}`);
}

/** Which member of the body is the data. */
function enveloped(before: string, after: string): Example {
  const schema = "{ type: object, properties: { data: {}, result: {} } }";
  const all = (name: string): string =>
    `x-envelope: { data: ${name} }\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      responses:\n` +
    `        "200":\n          description: Pets.\n          content: { application/json: { schema: ${schema} } }`;
  return change(all(before), all(after));
}

/** A path with two parameters. */
function placed(before: string, after: string): Example {
  const all = (path: string): string =>
    `paths:\n  ${path}:\n    parameters:\n` +
    "      - { name: owner, in: path, required: true, schema: { type: string } }\n" +
    "      - { name: pet, in: path, required: true, schema: { type: string } }\n" +
    "    get: { operationId: getPet }";
  return change(all(before), all(after));
}

/** Components, and an operation that uses them. */
function components(before: string, after: string): Example {
  const all = (named: string): string => {
    const [, model] = /^schemas: { (\w+)/.exec(named) ?? [];
    const content = `{ application/json: { schema: { $ref: "#/components/schemas/${model}" } } }`;
    const use = model ? `requestBody: { content: ${content} }` : "security: [{ Key: [] }]";
    return `paths:\n  /pets:\n    post:\n      operationId: createPet\n      ${use}\ncomponents:\n  ${named}`;
  };
  return change(all(before), all(after));
}

function xml(element: string): string {
  const name = `{ type: string, xml: { name: ${element} } }`;
  return `requestBody:\n  content:\n    application/xml:\n      schema: { type: object, properties: { name: ${name} } }`;
}

/** An operation that takes a key in either of two headers. */
function keyed(header: string): string {
  const named = (name: string): string =>
    `  - { name: ${name}, in: header, schema: { type: string } }`;
  return `x-idempotency-key: ${header}\nparameters:\n${named("Idempotency-Key")}\n${named("X-Request-Id")}`;
}

function signed(how: string): string {
  const post = "post: { responses: { '200': { description: Seen. } } }";
  return `paths: {}\nwebhooks:\n  petSold: { x-webhook-signature: ${how}, ${post} }`;
}

function servers(before: string, after: string): Example {
  const all = (url: string): string => `servers: [{ url: "${url}" }]\npaths: {}`;
  return change(all(before), all(after));
}

function secured(before: string, after: string): Example {
  const all = (requirement: string): string =>
    `security: [${requirement}]\npaths:\n  /pets: { get: { operationId: listPets } }\ncomponents:\n  securitySchemes:\n` +
    "    Key: { type: apiKey, in: header, name: X-API-Key }\n    Login: { type: http, scheme: bearer }";
  return change(all(before), all(after));
}
