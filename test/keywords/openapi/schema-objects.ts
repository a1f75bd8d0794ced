import type { JsonObject } from "../../../src/json/json.js";
import type { KeywordRow, KeywordRows } from "./keyword-row.js";
import { text } from "./plain-document.js";

const schemas = (named: JsonObject): JsonObject => ({ components: { schemas: named } });
const thing = (schema: JsonObject): JsonObject => schemas({ Thing: schema });
const a = (schema: JsonObject): JsonObject => thing({ properties: { a: schema } });
const number = (fields: JsonObject): JsonObject => a({ type: "integer", maximum: 5, ...fields });
const kind = { type: "object", required: ["kind"], properties: { kind: text } };
const union = (discriminator?: JsonObject): JsonObject =>
  thing({
    type: null,
    properties: null,
    oneOf: [{ $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Two" }],
    ...(discriminator && { discriminator }),
  });
const variants = schemas({ One: kind, Two: kind });
const unionBase = (discriminator?: JsonObject): JsonObject => {
  const { components } = union(discriminator) as { components: { schemas: JsonObject } };
  return schemas({ One: kind, Two: kind, ...components.schemas });
};
const toOne = { one: "#/components/schemas/One" };
const xml = (fields: JsonObject): KeywordRow[1] => a({ xml: fields });
const named = { $defs: { n: { type: "integer" } } };

/** The Schema Object, beside the keywords that ask something of a value. */
export const schemaObjects: KeywordRows = {
  "Schema, of OpenAPI": [
    ["`nullable`", a({ nullable: true }), { since: "3.0 alone" }],
    [
      "`exclusiveMaximum: true`",
      number({ exclusiveMaximum: true }),
      { since: "3.0 alone", base: number({}) },
    ],
    [
      "`exclusiveMinimum: true`",
      a({ type: "integer", minimum: 5, exclusiveMinimum: true }),
      { since: "3.0 alone", base: a({ type: "integer", minimum: 5 }) },
    ],
    ["`discriminator`", union({ propertyName: "kind" }), { base: unionBase() }],
    ["`xml`", xml({ attribute: true })],
    ["`externalDocs`", a({ externalDocs: { url: "https://a.example" } })],
    ["`example`", a({ example: "shown" })],
  ],
  "Schema, of JSON Schema": [
    ["`$id`", thing({ $id: "https://a.example/thing" }), { since: "3.1" }],
    [
      "`$schema`",
      thing({ $schema: "https://json-schema.org/draft/2020-12/schema" }),
      { since: "3.1" },
    ],
    ["`$vocabulary`", thing({ $vocabulary: { "https://a.example": false } }), { since: "3.1" }],
    ["`$ref`", a({ type: null, $ref: "#/components/schemas/One" }), { base: variants }],
    ["`$anchor`", a({ $anchor: "here" }), { since: "3.1" }],
    [
      "`$dynamicRef`, `$dynamicAnchor`",
      thing({ $dynamicAnchor: "node", properties: { a: { type: null, $dynamicRef: "#node" } } }),
      { since: "3.1" },
    ],
    [
      "`$defs`",
      thing({
        ...named,
        properties: { a: { type: null, $ref: "#/components/schemas/Thing/$defs/n" } },
      }),
      { since: "3.1" },
    ],
    ["`$comment`", a({ $comment: "Not for you." }), { since: "3.1" }],
    ["`title`", a({ title: "A" })],
    ["`description`", a({ description: "A." })],
    ["`default`", a({ default: "x" })],
    ["`deprecated`", a({ deprecated: true })],
    ["`readOnly`", a({ readOnly: true })],
    ["`writeOnly`", a({ writeOnly: true })],
    ["`examples`", a({ examples: ["shown"] }), { since: "3.1" }],
    ["`contentMediaType`", a({ contentMediaType: "image/png" }), { since: "3.1" }],
    [
      "`contentEncoding`",
      a({ contentMediaType: "image/png", contentEncoding: "base64" }),
      { since: "3.1", base: a({ contentMediaType: "image/png" }) },
    ],
    [
      "`contentSchema`",
      a({ contentMediaType: "application/json", contentSchema: { type: "integer" } }),
      { since: "3.1", base: a({ contentMediaType: "application/json" }) },
    ],
  ],
  Discriminator: [
    ["`propertyName`", union({ propertyName: "kind" }), { base: unionBase() }],
    [
      "`mapping`",
      union({ propertyName: "kind", mapping: toOne }),
      { base: unionBase({ propertyName: "kind" }) },
    ],
    [
      "`defaultMapping`",
      union({ propertyName: "kind", defaultMapping: "#/components/schemas/Two" }),
      { since: "3.2", base: unionBase({ propertyName: "kind" }) },
    ],
  ],
  XML: [
    ["`nodeType`", xml({ nodeType: "attribute" }), { since: "3.2" }],
    ["`name`", xml({ name: "b" })],
    ["`namespace`", xml({ namespace: "https://a.example" })],
    ["`prefix`", xml({ prefix: "x" })],
    ["`attribute`", xml({ attribute: true })],
    ["`wrapped`", xml({ wrapped: true })],
  ],
};
