import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as valibot from "valibot";
import type * as z from "zod";
import { afterAll, describe, expect, test } from "vitest";
import { schemaNames } from "../../src/companions/shapes/schema-names.js";
import type { Json } from "../../src/json/json.js";
import type { Model } from "../../src/model/api.js";
import { modelsByName } from "../../src/model/schema/references.js";
import type { Schema } from "../../src/model/schema/schema.js";
import { sampleOf } from "../../src/values/sample.js";
import { createValidator } from "../../src/values/validator.js";
import { bundledSpec } from "../../src/read/assets.js";
import { sharedDir } from "../shared-dir.js";
import { apiOf, companionTexts, importText } from "./companion-text.js";
import { randomOf } from "../fuzz/random.js";
import { mutated } from "./mutated.js";

/*
 * The schemas of a file accept what ajv accepts by the document's own schema, and refuse what it refuses: every example,
 * and samples and mutations of them.
 */
const isAll = process.env["CHECK_ALL"] === "1";
const many = isAll ? 100 : 20;
/** How many models of a document, from all over it. */
const mostModels = isAll ? 100 : 25;

const shared = sharedDir("specs");
const small = /^(museum|petstore31|train-travel|readme-(poly|schema)|redocly-cafe)/;
/** Where to make a sample takes longer than all else. */
const large = /^(github|openai|stripe)/;
const specs = [
  bundledSpec,
  join(import.meta.dirname, "keywords.yaml"),
  ...(shared === undefined
    ? []
    : readdirSync(shared)
        .filter(
          (name) =>
            /\.(ya?ml|json)$/.test(name) && (small.test(name) || (isAll && !large.test(name))),
        )
        .map((name) => join(shared, name))),
];

type Accepts = (schema: unknown, value: unknown) => boolean;

const libraries: Readonly<Record<string, Accepts>> = {
  zod: (schema, value) => (schema as z.ZodType).safeParse(value).success,
  valibot: (schema, value) => valibot.is(schema as valibot.GenericSchema, value),
};

/** Of all documents: one may have no schemas. */
let allJudged = 0;
afterAll(() => expect(allJudged).toBeGreaterThan(0));

describe.each(Object.entries(libraries))("%s", (library, accepts) => {
  test.each(specs)("%s", { timeout: 120_000 }, async (spec) => {
    const api = await apiOf(spec);
    const text = (await companionTexts(api, library)).get(`${library}.ts`) ?? "";
    const exports = await importText(text);
    const names = schemaNames(api).models;
    const models = modelsByName(api.models);
    const validator = createValidator(models);
    const step = Math.ceil(api.models.length / mostModels);
    const wrong: string[] = [];
    let judged = 0;
    for (const model of api.models.filter((_, index) => index % step === 0)) {
      for (const [name, way] of facesOf(model)) {
        const schema = exports[names.get(name) ?? ""];
        for (const value of valuesOf(model.schema)) {
          // What is a file to the client is a text to its schema.
          if (JSON.stringify(model.schema).includes('"upload"')) continue;
          const expected = validator.accepts(model.schema, value, way);
          if (expected === undefined) continue;
          judged += 1;
          if (accepts(schema, value) !== expected) {
            wrong.push(`${name} ${way} ${expected}: ${JSON.stringify(value)}`.slice(0, 600));
          }
        }
      }
    }
    expect(wrong.slice(0, 20), `${wrong.length} of ${judged}`).toEqual([]);
    allJudged += judged;

    function valuesOf(schema: Schema): Json[] {
      const random = randomOf(7);
      const values = [...(schema.examples ?? [])];
      if (schema.example !== undefined) values.push(schema.example);
      const sampling = { models, validator };
      for (let variant = 0; variant < Math.min(many, 6); variant += 1) {
        values.push(sampleOf(schema, sampling, variant));
      }
      const samples = values.length;
      for (let count = 0; count < many; count += 1) {
        const from = values[count % (count < many / 2 ? samples : values.length)] as Json;
        values.push(mutated(from, random));
      }
      return values;
    }
  });
});

function facesOf({ name, inputName, split, read }: Model): [Model["name"], "read" | "written"][] {
  if (!split) return [[name, read ? "read" : "written"]];
  return [
    [name, "read"],
    [inputName, "written"],
  ];
}
