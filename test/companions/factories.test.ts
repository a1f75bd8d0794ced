import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Model } from "../../src/model/api.js";
import { modelsByName } from "../../src/model/schema/references.js";
import { bundledSpec } from "../../src/read/assets.js";
import { createValidator } from "../../src/values/validator.js";
import { sharedDir } from "../shared-dir.js";
import { apiOf, companionTexts, importText } from "./companion-text.js";

/*
 * What factories make is valid by the document's own schema, as ajv sees it: each model of many documents, by many seeds.
 */
const isAll = process.env["CHECK_ALL"] === "1";
const seeds = isAll ? 50 : 15;
const shared = sharedDir("specs");
const few = /^(museum|train-travel|readme-poly|redocly-cafe)/;
/** Where to ask ajv takes longer than all else. */
const large = /^(github|openai|stripe)/;
const specs = [
  bundledSpec,
  join(import.meta.dirname, "keywords.yaml"),
  ...(shared === undefined
    ? []
    : readdirSync(shared)
        .filter(
          (name) =>
            /\.(ya?ml|json)$/.test(name) && (few.test(name) || (isAll && !large.test(name))),
        )
        .map((name) => join(shared, name))),
];

type Make = (...given: unknown[]) => unknown;
type Factories = Record<string, Make> & { Maker: new (seed: number) => object };

test.each(specs)("%s", { timeout: 120_000 }, async (spec) => {
  const api = await apiOf(spec);
  const text = (await companionTexts(api, "factories")).get("factories.ts") ?? "";
  const made = (await importText(text)) as Factories;
  const validator = createValidator(modelsByName(api.models));
  const without: string[] = [];
  const wrong: string[] = [];
  for (const model of api.models) {
    for (const [name, way] of facesOf(model)) {
      const make = made[`make${name.charAt(0).toUpperCase()}${name.slice(1)}`];
      if (make === undefined) {
        without.push(name);
        continue;
      }
      const takesGiven = new RegExp(`function ${make.name}\\(\\s*given`).test(text);
      for (let seed = 1; seed <= seeds; seed += 1) {
        const maker = new made.Maker(seed);
        const value = takesGiven ? make({}, maker) : make(maker);
        // A file is one to the client, and a text to its schema.
        if (hasFile(value)) continue;
        if (validator.accepts(model.schema, value, way) === false) {
          wrong.push(`${name} ${way}: ${JSON.stringify(value)}`.slice(0, 400));
          break;
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  // What no value is valid by has no factory.
  expect(without.length, without.join()).toBeLessThanOrEqual(spec.includes("keywords") ? 2 : 0);
});

test("given members stay, ids are related, and seeds repeat", { timeout: 60_000 }, async () => {
  const api = await apiOf(bundledSpec);
  const text = (await companionTexts(api, "factories")).get("factories.ts") ?? "";
  const made = (await importText(text)) as unknown as Record<string, Make>;
  const { makePatient, makeAppointment, makeNote, many, reseed } = made as Required<typeof made>;
  const all = (): Record<string, Record<string, unknown>> => ({
    patient: makePatient?.({ name: "Jane Doe", notes: undefined }) as Record<string, unknown>,
    appointment: makeAppointment?.() as Record<string, unknown>,
    note: makeNote?.() as Record<string, unknown>,
  });
  reseed?.(7);
  const first = all();
  expect(first["patient"]).toMatchObject({ name: "Jane Doe" });
  expect(first["patient"]).not.toHaveProperty("notes");
  const { id } = first["patient"] ?? {};
  expect(first["appointment"]).toMatchObject({ patient_id: id });
  expect(first["note"]).toMatchObject({ patient_id: id, patient: { id } });
  reseed?.(7);
  expect(all()).toEqual(first);
  reseed?.(8);
  expect(all()).not.toEqual(first);
  const patients = many?.(3, makePatient, (index: number) => ({ name: `No. ${index}` }));
  expect(patients).toMatchObject([{ name: "No. 0" }, { name: "No. 1" }, { name: "No. 2" }]);
  expect(new Set((patients as { id: string }[]).map((each) => each.id)).size).toBe(3);
});

function hasFile(value: unknown): boolean {
  if (value instanceof Blob) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasFile);
}

function facesOf({ name, inputName, split, read }: Model): [Model["name"], "read" | "written"][] {
  if (!split) return [[name, read ? "read" : "written"]];
  return [
    [name, "read"],
    [inputName, "written"],
  ];
}
