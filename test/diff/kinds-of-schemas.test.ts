import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { bothWays, ref, type Schemas } from "./schema-pair.js";
import { worstOf } from "./worst.js";

/*
 * A change of each kind that a schema can have, on both sides: whether what a client sends may be refused, and whether
 * something may come that it was not told of. Nothing that is breaking may be called anything else.
 */

const text: JsonObject = { type: "string" };
const whole: JsonObject = { type: "integer" };
const list: JsonObject = { type: "array", items: text };
const object = (
  properties: Schemas,
  required: string[] = [],
  more: JsonObject = {},
): JsonObject => ({
  type: "object",
  properties,
  required,
  ...more,
});
const closed = { additionalProperties: false };
const readOnly = { ...text, readOnly: true };
const writeOnly = { ...text, writeOnly: true };

type Row = [kind: string, base: JsonObject, head: JsonObject, request: string, response: string];

test.each<Row>([
  ["a property that is new", object({ a: text }), object({ a: text, b: text }), "safe", "safe"],
  [
    "one in a closed object",
    object({}, [], closed),
    object({ a: text }, [], closed),
    "safe",
    "risky",
  ],
  ["a required one", object({}), object({ a: text }, ["a"]), "breaking", "safe"],
  ["one that is gone", object({ a: text, b: text }), object({ a: text }), "breaking", "breaking"],
  [
    "one of a closed object",
    object({ a: text }, [], closed),
    object({}, [], closed),
    "breaking",
    "risky",
  ],
  ["one that is required now", object({ a: text }), object({ a: text }, ["a"]), "breaking", "safe"],
  [
    "one that need not be there now",
    object({ a: text }, ["a"]),
    object({ a: text }),
    "safe",
    "breaking",
  ],
  [
    "one that is required now, with a default",
    object({ a: text }),
    object({ a: { ...text, default: "x" } }, ["a"]),
    ...(["risky", "safe"] as const),
  ],
  ["readOnly", object({ a: text }), object({ a: readOnly }), "risky", "unchanged"],
  [
    "no longer readOnly, required",
    object({ a: readOnly }, ["a"]),
    object({ a: text }, ["a"]),
    "breaking",
    "unchanged",
  ],
  ["writeOnly", object({ a: text }), object({ a: writeOnly }), "unchanged", "risky"],
  [
    "writeOnly, required",
    object({ a: text }, ["a"]),
    object({ a: writeOnly }, ["a"]),
    "unchanged",
    "breaking",
  ],
  [
    "other properties refused",
    object({ a: text }),
    object({ a: text }, [], closed),
    "breaking",
    "safe",
  ],
  [
    "other properties limited",
    { type: "object", additionalProperties: text },
    { type: "object", additionalProperties: { ...text, maxLength: 3 } },
    ...(["breaking", "safe"] as const),
  ],
  [
    "properties of a pattern limited",
    { type: "object" },
    { type: "object", patternProperties: { "^x": whole } },
    ...(["breaking", "safe"] as const),
  ],
  [
    "what no part names refused",
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text })], unevaluatedProperties: false },
    ...(["breaking", "safe"] as const),
  ],
  [
    "a least number of properties",
    { type: "object" },
    { type: "object", minProperties: 1 },
    "breaking",
    "safe",
  ],
  ["null allowed", text, { type: ["string", "null"] }, "safe", "breaking"],
  ["an enum that is new", text, { ...text, enum: ["a"] }, "breaking", "safe"],
  [
    "an enum that grows",
    { ...text, enum: ["a"] },
    { ...text, enum: ["a", "b"] },
    "safe",
    "breaking",
  ],
  ["another constant", { const: "a" }, { const: "b" }, "breaking", "breaking"],
  [
    "an open enum that shrinks",
    { ...text, "x-extensible-enum": ["a", "b"] },
    { ...text, "x-extensible-enum": ["a"] },
    ...(["breaking", "safe"] as const),
  ],
  [
    "an open enum that is closed",
    { ...text, "x-extensible-enum": ["a", "b"] },
    { ...text, enum: ["a", "b"] },
    ...(["breaking", "safe"] as const),
  ],
  [
    "another format",
    { ...text, format: "date-time" },
    { ...text, format: "date" },
    "breaking",
    "breaking",
  ],
  ["a format that is new", text, { ...text, format: "uuid" }, "breaking", "safe"],
  [
    "a wider format",
    { ...whole, format: "int32" },
    { ...whole, format: "int64" },
    "safe",
    "breaking",
  ],
  ["a narrower type", { type: "number" }, whole, "breaking", "safe"],
  ["another type", text, whole, "breaking", "breaking"],
  ["a pattern that is new", text, { ...text, pattern: "^a" }, "breaking", "safe"],
  [
    "another pattern",
    { ...text, pattern: "^[a-z]*$" },
    { ...text, pattern: "^[0-9]+$" },
    "breaking",
    "breaking",
  ],
  ["a shorter text", { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, "breaking", "safe"],
  ["a larger step", { ...whole, multipleOf: 2 }, { ...whole, multipleOf: 4 }, "breaking", "safe"],
  [
    "a bound that is left out",
    { ...whole, minimum: 1 },
    { ...whole, exclusiveMinimum: 1 },
    "breaking",
    "safe",
  ],
  ["items once only", list, { ...list, uniqueItems: true }, "breaking", "safe"],
  ["other items", list, { ...list, items: whole }, "breaking", "breaking"],
  [
    "another first item",
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [whole] },
    ...(["breaking", "breaking"] as const),
  ],
  ["a value that is excluded", text, { ...text, not: { const: "x" } }, "breaking", "safe"],
  [
    "a text that is no longer decoded",
    { ...text, contentEncoding: "base64" },
    text,
    "breaking",
    "breaking",
  ],
  [
    "a text that is decoded now",
    text,
    { ...text, contentEncoding: "base64" },
    "breaking",
    "breaking",
  ],
  ["another default", { ...text, default: "a" }, { ...text, default: "b" }, "risky", "unchanged"],
  ["what is about a person", text, { ...text, "x-personal": true }, "unchanged", "safe"],
  ["what is no longer about a person", { ...text, "x-personal": true }, text, "unchanged", "risky"],
])("%s", (...[, base, head, request, response]) => {
  const findings = bothWays({ base, head });
  expect([worstOf(findings.request), worstOf(findings.response)]).toEqual([request, response]);
});

const Cat = object({ kind: text, name: text }, ["kind"]);
const Dog = object({ kind: text, weight: whole }, ["kind", "weight"]);
const Cow = object({ kind: text, milk: { type: "boolean" } }, ["kind"]);
const schemas = { Cat, Dog, Cow };

/** A union of models that `kind` tells apart, by the values of a mapping. */
function union(names: string[], values?: Record<string, string>): JsonObject {
  const mapping = Object.fromEntries(
    Object.entries(values ?? {}).map(([value, name]) => [value, `#/components/schemas/${name}`]),
  );
  const told = { propertyName: "kind", ...(values && { mapping }) };
  return { oneOf: names.map(ref), discriminator: told };
}

const two = ["Cat", "Dog"];

test.each<Row>([
  ["a variant that is new", union(two), union([...two, "Cow"]), "safe", "breaking"],
  ["a variant that is gone", union([...two, "Cow"]), union(two), "breaking", "safe"],
  ["a discriminator that is new", { oneOf: two.map(ref) }, union(two), "risky", "safe"],
  ["a discriminator that is gone", union(two), { oneOf: two.map(ref) }, "safe", "risky"],
  [
    "a variant by another value",
    union(two, { cat: "Cat", dog: "Dog" }),
    union(two, { CAT: "Cat", dog: "Dog" }),
    ...(["breaking", "breaking"] as const),
  ],
  [
    "a variant by one more value",
    union(two, { cat: "Cat", dog: "Dog" }),
    union(two, { cat: "Cat", kitty: "Cat", dog: "Dog" }),
    ...(["safe", "breaking"] as const),
  ],
  [
    "variants that changed values",
    union(two, { cat: "Cat", dog: "Dog" }),
    union(two, { cat: "Dog", dog: "Cat" }),
    ...(["breaking", "breaking"] as const),
  ],
  [
    "values that are the names",
    union(two, { Cat: "Cat", Dog: "Dog" }),
    union(two),
    "unchanged",
    "unchanged",
  ],
  [
    "names in the place of values",
    union(two, { cat: "Cat", dog: "Dog" }),
    union(two),
    ...(["breaking", "breaking"] as const),
  ],
  [
    "a part with a required property",
    { allOf: [ref("Cat")] },
    { allOf: [ref("Cat"), object({ z: text }, ["z"])] },
    ...(["breaking", "safe"] as const),
  ],
  [
    "a part that is gone",
    { allOf: [ref("Cat"), object({ z: text })] },
    { allOf: [ref("Cat")] },
    ...(["breaking", "breaking"] as const),
  ],
  ["one of two types", { anyOf: [text, whole] }, { anyOf: [text] }, "breaking", "safe"],
])("%s", (...[, base, head, request, response]) => {
  const findings = bothWays({ base, head, schemas });
  expect([worstOf(findings.request), worstOf(findings.response)]).toEqual([request, response]);
});
