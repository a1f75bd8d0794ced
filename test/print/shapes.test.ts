import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/*
 * Kinds of schemas that people report of other tools, each in shapes beside the reported one: the schema `S` of each
 * row becomes the type beside it. `A` is an object, `E` a list of values.
 */
const beside = {
  A: { type: "object", properties: { a: { type: "string" } } },
  E: { type: "string", enum: ["x", "y"] },
  Tree: {
    $dynamicAnchor: "node",
    type: "object",
    properties: { children: { type: "array", items: { $dynamicRef: "#node" } } },
  },
  // A base that leaves its values unsaid, and two that extend it.
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind" },
  },
  Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }], properties: { bark: { type: "string" } } },
  Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }], properties: { meow: { type: "string" } } },
};
const a = { $ref: "#/components/schemas/A" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const listed = { $ref: "#/components/schemas/E" };
const text = { type: "string" };
const ab = { type: "object", properties: { a: text, b: text } };

/** A variant that a list of values tells from the others. */
const method = (values: object): object => ({
  type: "object",
  required: ["method"],
  properties: { method: values },
});

const rows: readonly [kind: string, schema: object, type: string][] = [
  ["null beside a list", { type: ["string", "null"], ...listed }, "E | null"],
  ["null as a part", { allOf: [a, { type: "null" }] }, "A | null"],
  ["null and no other type", { type: "null", ...a }, "A | null"],
  ["null beside values", { type: "null", enum: ["x", "y"] }, '"x" | "y" | null | (string & {})'],
  ["null beside a constant", { type: ["string", "null"], const: "x" }, '"x" | null'],
  ["nullable beside a constant", { nullable: true, const: "x" }, '"x" | null'],
  [
    "null beside constants",
    { type: ["string", "null"], oneOf: [{ const: "x" }, { const: "y" }] },
    '"x" | "y" | (string & {}) | null',
  ],
  [
    "constants and null",
    { anyOf: [{ const: "x" }, { const: "y" }, { type: "null" }] },
    '"x" | "y" | null | (string & {})',
  ],
  ["a type beside a list", { type: "string", allOf: [listed] }, "E"],
  [
    "two lists",
    { allOf: [{ enum: ["x", "y", "z"] }, { enum: ["y", "z", "w"] }] },
    '"y" | "z" | (string & {})',
  ],
  [
    "listed names in constants",
    {
      type: "object",
      propertyNames: { oneOf: [{ const: "x" }, { const: "y" }] },
      additionalProperties: text,
    },
    '{ [K in "x" | "y"]?: string; }',
  ],
  ["listed names without a type", { propertyNames: { const: "x" } }, '{ [K in "x"]?: unknown; }'],
  [
    "listed names beside properties",
    {
      type: "object",
      propertyNames: { enum: ["x", "y"] },
      properties: { x: { type: "integer" } },
      additionalProperties: text,
    },
    "{ x?: number; y?: string; }",
  ],
  [
    "an object among other properties",
    {
      type: "object",
      properties: { o: { type: "object", properties: { n: text } } },
      additionalProperties: text,
    },
    "{ o?: { n?: string; }; [key: string]: | string | { n?: string; } | undefined; }",
  ],
  [
    "what a part has not evaluated",
    { ...a, unevaluatedProperties: { type: "integer" } },
    "{ [key: string]: number | string | undefined; } & A",
  ],
  [
    "a pattern of every name",
    { type: "object", patternProperties: { "^.*$": a } },
    "{ [key: string]: A; }",
  ],
  [
    "a node that extends another",
    { $dynamicAnchor: "node", $ref: "#/components/schemas/Tree", properties: { label: text } },
    "{ label?: string; } & { children?: S17[]; }",
  ],
  [
    "a property that must not be there",
    { ...ab, not: { required: ["a"] } },
    "{ a?: never; b?: string; }",
  ],
  ["one of another model", { allOf: [a], not: { required: ["a"] } }, "{ a?: never; } & A"],
  [
    "some that must not be there",
    { ...ab, not: { anyOf: [{ required: ["c"] }, { required: ["d"] }] } },
    "{ a?: string; b?: string; c?: never; d?: never; }",
  ],
  [
    "none of a value that may be a text",
    { anyOf: [text, a], not: { required: ["a"] } },
    "string | A",
  ],
  ["values but one", { enum: ["x", "y", "z"], not: { const: "y" } }, '"x" | "z" | (string & {})'],
  [
    "no text and no null",
    { not: { anyOf: [text, { type: "null" }] } },
    "number | boolean | unknown[] | Record<string, unknown>",
  ],
  [
    "listed names in a union",
    { type: "object", propertyNames: { anyOf: [{ enum: ["x", "y"] }, { const: "z" }] } },
    '{ [K in "x" | "y" | "z"]?: unknown; }',
  ],
  [
    "values among others",
    { type: "string", "x-extensible-enum": ["x", "y"] },
    '"x" | "y" | (string & {})',
  ],
  [
    "lists of values among others",
    { type: "array", items: { type: ["integer", "null"], "x-extensible-enum": [1, 2] } },
    "(1 | 2 | (number & {}) | null)[]",
  ],
  [
    "variants that constants, a model and a part list the values of",
    {
      anyOf: [
        method(listed),
        method({ oneOf: [{ const: "coin" }, { const: "note" }] }),
        method({ allOf: [{ enum: ["sepa", "ach"] }], description: "How." }),
      ],
      discriminator: { propertyName: "method" },
    },
    '| ({ method: E; } & { method: "x" | "y"; }) ' +
      '| ({ method: "coin" | "note" | (string & {}); } & { method: "coin" | "note"; }) ' +
      '| ({ /** How. */ method: "sepa" | "ach" | (string & {}); } & { method: "sepa" | "ach"; })',
  ],
  [
    "a union that maps what a base leaves unsaid",
    {
      oneOf: [ref("Dog"), ref("Cat")],
      discriminator: {
        propertyName: "kind",
        mapping: { dog: "Dog", cat: "#/components/schemas/Cat" },
      },
    },
    '| (Dog & { kind: "dog"; }) | (Cat & { kind: "cat"; })',
  ],
  [
    "values of a list that are told of",
    { type: "array", items: { type: "integer", enum: [1, 2], "x-enum-varnames": ["One", "Two"] } },
    "(1 | 2 | (number & {}))[]",
  ],
];

test("kinds of schemas in other shapes", async () => {
  const folder = tempFolder();
  const spec = join(folder, "api.json");
  const named = rows.map(([, schema], index) => [`S${index + 1}`, schema]);
  const schemas = { ...beside, ...(Object.fromEntries(named) as object) };
  const info = { title: "Shapes", version: "1" };
  writeFileSync(
    spec,
    JSON.stringify({ openapi: "3.1.0", info, paths: {}, components: { schemas } }),
  );
  await generate({ spec, out: join(folder, "client"), layout: "source" });
  const models = tree(join(folder, "client"))["models.ts"] ?? "";
  const made = rows.map(([kind], index) => {
    const name = `S${index + 1}`;
    const found = new RegExp(
      `^export (?:type ${name} =|interface ${name})\\s(.*?)(?=\\n\\n|$(?![^]))`,
      "ms",
    );
    return [kind, found.exec(models)?.[1]?.replaceAll(/\s+/g, " ").trim().replace(/;$/, "")];
  });
  expect(made).toEqual(rows.map(([kind, , type]) => [kind, type]));
  expect(models).toContain("/**\n * - `1`: One.\n * - `2`: Two.\n */\nexport type S");
});
