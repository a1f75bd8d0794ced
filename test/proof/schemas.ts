import fc from "fast-check";
import type { JsonObject } from "../../src/json/json.js";

const names = ["a", "b", "c", "d"] as const;

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom<JsonObject>(
    { type: "string" },
    { type: "string", minLength: 2 },
    { type: "string", maxLength: 3 },
    { type: "string", pattern: "^[a-c]+$" },
    { type: "string", format: "date" },
    { type: "integer" },
    { type: "integer", minimum: 1, maximum: 5 },
    { type: "number", multipleOf: 0.5 },
    { type: "number", exclusiveMinimum: 0 },
    { type: "boolean" },
    { type: "null" },
    { type: ["string", "null"] },
    { type: ["integer", "boolean"] },
    { enum: ["x", "y", "z"] },
    { type: "string", enum: ["x", "y"] },
    { type: "integer", enum: [1, 2] },
    { enum: ["x", 1, null, true] },
    { const: "x" },
    { const: 7 },
    { const: { a: 1 } },
    { type: ["string", "null"], enum: ["x", null] },
    { oneOf: [{ const: "x", title: "X" }, { const: "y" }] },
    { not: { type: "string" } },
    { type: ["string", "integer", "null"], not: { type: "null" } },
    {},
  ),
);

/** A component that every set of schemas has. */
const reference: fc.Arbitrary<JsonObject> = fc
  .constantFrom("Person", "Pet", "Size", "Tree")
  .map((name) => ({ $ref: `#/components/schemas/${name}` }));

interface Shapes {
  schema: JsonObject;
  object: JsonObject;
}

/** Deeper schemas are made of those before them. */
const shapes = fc.letrec<Shapes>((tie) => {
  const schema = tie("schema") as fc.Arbitrary<JsonObject>;
  const object = tie("object") as fc.Arbitrary<JsonObject>;
  const own = fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 3 }),
      required: fc.subarray([...names]),
      rest: fc.oneof(
        { weight: 3, arbitrary: fc.constant<JsonObject>({}) },
        fc.constant<JsonObject>({ additionalProperties: false }),
        fc.constant<JsonObject>({ unevaluatedProperties: false }),
        schema.map((additionalProperties): JsonObject => ({ additionalProperties })),
        schema.map((unevaluatedProperties): JsonObject => ({ unevaluatedProperties })),
        schema.map((pattern): JsonObject => ({ patternProperties: { "^x": pattern } })),
        fc.constant<JsonObject>({ dependentRequired: { a: ["b"] } }),
        fc.constant<JsonObject>({ dependentSchemas: { a: { required: ["e"] } } }),
        fc.constant<JsonObject>({
          if: { required: ["a"] },
          then: { required: ["b"] },
          else: { properties: { f: { type: "string" } } },
        }),
        fc.constant<JsonObject>({ not: { required: ["b"] } }),
        fc.constant<JsonObject>({ oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
        fc.constant<JsonObject>({ minProperties: 1 }),
      ),
      isNullable: fc.nat(7).map((each) => each === 0),
    })
    .map(({ properties, required, rest, isNullable }): JsonObject => ({
      type: isNullable ? ["object", "null"] : "object",
      properties,
      required: required.filter((name) => Object.hasOwn(properties, name)),
      ...rest,
    }));
  const map = fc.oneof(
    schema.map((additionalProperties): JsonObject => ({ type: "object", additionalProperties })),
    schema.map((additionalProperties): JsonObject => ({
      type: "object",
      propertyNames: { enum: ["a", "b"] },
      additionalProperties,
    })),
  );
  const list = fc.oneof(
    schema.map((items): JsonObject => ({ type: "array", items })),
    schema.map((items): JsonObject => ({ type: "array", items, minItems: 1, maxItems: 2 })),
    schema.map((items): JsonObject => ({ type: "array", items, uniqueItems: true })),
    fc
      .tuple(fc.array(schema, { minLength: 1, maxLength: 3 }), fc.nat(3), fc.nat(2))
      .map(([prefixItems, minItems, end]): JsonObject => ({
        type: "array",
        prefixItems,
        minItems,
        ...(end === 0 && { items: false }),
        ...(end === 1 && { items: { type: "integer" } }),
        ...(end === 2 && { unevaluatedItems: false }),
      })),
  );
  const variants = fc.array(schema, { minLength: 2, maxLength: 3 });
  const composed = fc.oneof(
    variants.map((anyOf): JsonObject => ({ anyOf })),
    variants.map((oneOf): JsonObject => ({ oneOf })),
    fc.array(object, { minLength: 1, maxLength: 2 }).map((allOf): JsonObject => ({ allOf })),
    fc
      .tuple(own, object)
      .map(([outer, part]): JsonObject => ({ ...outer, type: "object", allOf: [part] })),
    fc.tuple(object, object, fc.constantFrom("x", "y")).map(([one, other, value]): JsonObject => ({
      oneOf: [tagged(one, value), tagged(other, "z")],
    })),
    schema.map((part): JsonObject => ({ allOf: [part], description: "One." })),
    schema.map((part): JsonObject => ({ anyOf: [part, { type: "null" }] })),
  );
  return {
    object: fc.oneof({ weight: 4, arbitrary: own }, reference, map),
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 4, arbitrary: scalar },
      { weight: 4, arbitrary: own },
      { weight: 2, arbitrary: list },
      map,
      { weight: 2, arbitrary: composed },
      reference,
    ),
  };
});

/** The components that the others refer to. */
export const beside: JsonObject = {
  Person: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
  Pet: {
    oneOf: [
      { type: "object", properties: { kind: { const: "cat" } }, required: ["kind"] },
      {
        type: "object",
        properties: { kind: { const: "dog" }, a: { type: "integer" } },
        required: ["kind", "a"],
      },
    ],
  },
  Size: { type: "string", enum: ["s", "m"] },
  Tree: {
    type: "object",
    properties: { b: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
};

/** A schema of an object that has a tag, and nothing else that this would be at odds with. */
function tagged(schema: JsonObject, value: string): JsonObject {
  const tag: JsonObject = {
    type: "object",
    properties: { tag: { const: value } },
    required: ["tag"],
  };
  return { allOf: [tag, schema] };
}

/** That many schemas, always the same ones. */
export function madeSchemas(count: number): JsonObject[] {
  const { schema } = shapes;
  return fc.sample(schema, { numRuns: count, seed: 20_261_130 });
}
