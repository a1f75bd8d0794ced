import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/json/json.js";
import { modelRef, type Schema } from "../../src/model/schema/schema.js";
import { modelsByName, type Models } from "../../src/model/schema/references.js";
import { bundledSpec } from "../../src/read/assets.js";
import { modelId, plainSchema } from "../../src/values/json-schema.js";
import { plainVerdict } from "../../src/values/plain-verdict.js";
import { sampleOf } from "../../src/values/sample.js";
import { createValidator } from "../../src/values/validator.js";
import { apiOf } from "../companions/companion-text.js";
import { mutated } from "../companions/mutated.js";
import { randomOf } from "../fuzz/random.js";
import { sharedDir } from "../shared-dir.js";

/** Held against ajv by itself: what is plain to see is what it finds, and nothing is said of formats. */
const shared = sharedDir("specs");
const names = ["museum.yaml", "readme-polymorphism.json", "redocly-cafe.yaml", "spotify.yaml"];
const specs = [
  bundledSpec,
  join(import.meta.dirname, "..", "companions", "keywords.yaml"),
  ...(shared === undefined ? [] : names.map((name) => join(shared, name))),
];
const way = "as declared";
const isOfFormat = (): undefined => undefined;

function ajvOf(models: Models): (schema: Schema, value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, formats: {} });
  const refer = (name: string): Record<string, unknown> => ({ $ref: modelId(name, way) });
  const plain = (schema: Schema): object => plainSchema(schema, { way, models, refer });
  for (const [name, { schema }] of models) {
    ajv.addSchema(plain(schema), modelId(name, way), undefined, false);
  }
  return (schema, value) => ajv.validate(plain(schema), value);
}

test.each(specs)("%s", { timeout: 60_000 }, async (spec) => {
  const models = modelsByName((await apiOf(spec)).models);
  const judge = ajvOf(models);
  const sampling = { models, validator: createValidator(models) };
  const random = randomOf(3);
  const wrong: string[] = [];
  const counts = { told: 0, asked: 0 };
  const step = Math.ceil(models.size / 20);
  for (const [name, { schema }] of [...models].filter((_, index) => index % step === 0)) {
    const values: Json[] = [sampleOf(schema, sampling, 0), sampleOf(schema, sampling, 1)];
    for (let count = 0; count < 10; count += 1) values.push(mutated(values[count] as Json, random));
    for (const value of values) {
      const verdict = plainVerdict({ $ref: modelRef(name) }, value, { models, isOfFormat });
      counts.asked += 1;
      if (verdict === undefined) continue;
      counts.told += 1;
      if (verdict !== judge(schema, value)) wrong.push(`${name}: ${JSON.stringify(value)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(counts.told).toBeGreaterThan(counts.asked / 10);
});

describe("what is not plain is left to the validator", () => {
  const cases: [string, Schema, unknown][] = [
    ["a pattern", { pattern: "^a$" }, "a"],
    ["objects in a list of values", { enum: [{ a: 1 }] }, { a: 1 }],
    ["a condition", { if: {}, then: { type: "string" } }, 1],
    ["what is left over", { properties: { a: {} }, unevaluatedProperties: { not: {} } }, {}],
    ["what is missing, which only the other side may send", { required: ["a"] }, {}],
    ["a model that is not there", { $ref: modelRef("None") }, 1],
    ["lists whose first items have schemas", { prefixItems: [{}], items: {} }, [1]],
    ["equal items", { uniqueItems: true }, [1, 1]],
  ];
  test.each(cases)("%s", (_, schema, value) => {
    expect(plainVerdict(schema, value, { models: new Map(), isOfFormat })).toBeUndefined();
  });

  test("what is put together in very many ways", () => {
    const knot = Array.from({ length: 60 }, (_, level): [string, { schema: Schema }] => {
      const below: Schema = level === 0 ? {} : { $ref: modelRef(`K${level - 1}`) };
      return [`K${level}`, { schema: { allOf: [below, below] } }];
    });
    const schema = { $ref: modelRef("K59") };
    expect(plainVerdict(schema, 1, { models: new Map(knot), isOfFormat })).toBeUndefined();
  });
});

test.each<[Schema, unknown, boolean]>([
  [{ type: "integer" }, 1, true],
  [{ type: "integer" }, 1.5, false],
  [{ type: ["string", "null"], enum: ["a", null] }, null, true],
  [{ oneOf: [{ type: "integer" }, { type: "number" }] }, 1, false],
  [{ oneOf: [{ type: "null" }, { type: "object", properties: {} }] }, {}, true],
  [{ anyOf: [{ type: "null" }, { maxLength: 1 }] }, "ab", false],
  [{ not: { type: "null" } }, null, false],
  [{ maxLength: 1, minLength: 1 }, "😀", true],
  [{ multipleOf: 0.1 }, 0.3, true],
  [{ exclusiveMinimum: 1 }, 1, false],
  [{ additionalProperties: { not: {} }, properties: { a: {} } }, { a: 1 }, true],
  [{ additionalProperties: { not: {} }, properties: { a: {} } }, { b: 1 }, false],
  [{ additionalProperties: { not: {} } }, { constructor: 1 }, false],
  [{ items: { type: "string" }, maxItems: 1 }, ["a", "b"], false],
])("%j of %j: %s", (schema, value, expected) => {
  expect(plainVerdict(schema, value, { models: new Map(), isOfFormat })).toBe(expected);
});
