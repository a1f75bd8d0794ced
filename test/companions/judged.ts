import * as valibot from "valibot";
import type * as z from "zod";
import { schemaNames } from "../../src/companions/shapes/schema-names.js";
import type { Json } from "../../src/json/json.js";
import type { Api, Model } from "../../src/model/api.js";
import { model } from "../../src/model/model.js";
import { modelsByName } from "../../src/model/schema/references.js";
import { visitSchemas } from "../../src/model/schema/visit-schemas.js";
import { open } from "../../src/read/open.js";
import { sampleOf, type Sampling } from "../../src/values/sample.js";
import { createValidator } from "../../src/values/validator.js";
import { randomOf } from "../fuzz/random.js";
import { companionTexts, importText } from "./companion-text.js";
import { factoryOf } from "./factory-of.js";
import { mutated } from "./mutated.js";
import { plainAjv, type Way } from "./plain-ajv.js";

/** How much is tried. */
export interface Effort {
  /** Samples of a schema, and as many mutations of them. */
  count: number;
  /** How many models of a document, from all over it. */
  mostModels: number;
}

/** What came of the schemas of a document. */
export interface Judged {
  values: number;
  valid: number;
  /** What factories made. */
  made: number;
  /** Models that have no factory. */
  without: string[];
  /** Values of which a library says what ajv does not, and those of factories that ajv refuses. */
  wrong: string[];
}

/**
 * Holds examples, samples, what factories make, and mutations of all of them against the files of zod and valibot, and
 * against ajv by the document's own schemas.
 */
export async function judgeDocument(spec: string, { count, mostModels }: Effort): Promise<Judged> {
  const document = await open(spec, {});
  const { api } = model(document);
  const texts = await companionTexts(api, "zod", "valibot", "factories");
  const zod = (await importText(texts.get("zod.ts") ?? "")) as Record<string, z.ZodType>;
  const own = (await importText(texts.get("valibot.ts") ?? "")) as Record<
    string,
    valibot.GenericSchema
  >;
  const makeOf = await factoryOf(texts.get("factories.ts") ?? "");
  const ajv = plainAjv(document.root);
  const models = modelsByName(api.models);
  const sampling = { models, validator: createValidator(models) };
  const names = schemaNames(api).models;
  const judged: Judged = { values: 0, valid: 0, made: 0, without: [], wrong: [] };

  for (const { model, name, way } of facesIn(api, mostModels)) {
    // What is a file to the client is a text to its schema.
    if ([...visitSchemas([model.schema], models)].some(({ upload }) => upload)) continue;
    const make = makeOf(name);
    if (make === undefined) judged.without.push(name);
    const made = make ? (seeds(count).map(make) as Json[]) : [];
    for (const value of made) {
      judged.made += 1;
      if (ajv(model.at, value, way) === false) tell(`${name} ${way}: a factory makes`, value);
    }
    const exported = names.get(name) ?? "";
    for (const value of valuesOf(model, { made, count, sampling: { ...sampling, way } })) {
      const expected = ajv(model.at, value, way);
      if (expected === undefined) continue;
      judged.values += 1;
      if (expected) judged.valid += 1;
      const said = {
        zod: zod[exported]?.safeParse(value).success,
        valibot: valibot.is(own[exported] as valibot.GenericSchema, value),
      };
      for (const [library, is] of Object.entries(said)) {
        if (is !== expected) tell(`${name} ${way}: ${library} says ${is}, ajv ${expected}`, value);
      }
    }
  }
  return judged;

  function tell(what: string, value: Json): void {
    judged.wrong.push(`${what}: ${JSON.stringify(value)}`.slice(0, 500));
  }
}

interface Valued {
  made: Json[];
  count: number;
  sampling: Sampling;
}

/** All examples, so many samples, and as many mutations. */
function valuesOf({ schema }: Model, { made, count, sampling }: Valued): Json[] {
  const values = [...(schema.examples ?? [])];
  if (schema.example !== undefined) values.push(schema.example);
  const samples = new Map<string, Json>();
  const variants = made.length < count / 2 ? count : Math.ceil(count / 4);
  for (const variant of seeds(variants)) add(sampleOf(schema, sampling, variant - 1));
  for (const value of made) if (samples.size < count) add(value);
  values.push(...samples.values());
  const random = randomOf(7);
  const first = values.length;
  for (let place = 0; place < count; place += 1) {
    const from = values[place % (place < count / 2 ? first : values.length)] as Json;
    values.push(mutated(from, random));
  }
  return values;

  function add(value: Json): void {
    samples.set(JSON.stringify(value), value);
  }
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

interface Face {
  model: Model;
  /** Of its type. */
  name: Model["name"];
  way: Way;
}

function facesIn({ models }: Api, most: number): Face[] {
  const step = Math.max(1, Math.ceil(models.length / most));
  return models
    .filter((_, index) => index % step === 0)
    .flatMap((model): Face[] => {
      const { name, inputName, split, read } = model;
      if (!split) return [{ model, name, way: read ? "read" : "written" }];
      return [
        { model, name, way: "read" },
        { model, name: inputName, way: "written" },
      ];
    });
}
