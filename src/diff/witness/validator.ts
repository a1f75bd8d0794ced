import type { Ajv2020 } from "ajv/dist/2020.js";
import type { Json } from "../../read/document.js";
import type { Model } from "../../model/api.js";
import { modelRef, type Schema } from "../../model/schema.js";
import type { Conjunction } from "../schema/part.js";
import { referredModels } from "../unchanged.js";

/** Tells whether a value is valid. */
export type IsValid = (value: Json) => boolean;

/** Makes validators of the schemas of one document, by JSON Schema 2020-12 with formats. */
export type MakeValidator = (conjunction: Conjunction) => IsValid | undefined;

/** Keywords that only OpenAPI or we have, and that say nothing about validity. */
const foreign = ["discriminator", "evidence", "example", "extensibleEnum", "flavor", "lifecycle"];

/** Loads ajv, which takes a tenth of a second. */
export async function createValidators(): Promise<(models: readonly Model[]) => MakeValidator> {
  const [{ Ajv2020: Validator }, formats] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  return (models) => {
    const schemas = new Map<string, Schema>(models.map((model) => [model.name, model.schema]));
    return (conjunction) => {
      const ajv: Ajv2020 = new Validator({ strict: false, logger: false, keywords: foreign });
      formats.default.default(ajv);
      return compile(ajv, conjunction, schemas);
    };
  };
}

/** Undefined for schemas that ajv cannot compile, such as one with a pattern that JavaScript does not know. */
function compile(
  ajv: Ajv2020,
  conjunction: Conjunction,
  schemas: ReadonlyMap<string, Schema>,
): IsValid | undefined {
  const allOf = conjunction.map(({ schema }) => schema);
  const needed = new Set(referredModels(JSON.stringify(allOf)));
  for (const ref of needed) {
    for (const next of referredModels(JSON.stringify(schemas.get(nameIn(ref)) ?? {})))
      needed.add(next);
  }
  const models = Object.fromEntries(
    [...needed].map((ref) => [nameIn(ref), schemas.get(nameIn(ref)) ?? {}]),
  );
  try {
    const validate = ajv.compile({ allOf, models });
    return (value) => validate(value);
  } catch {
    return undefined;
  }
}

function nameIn(ref: string): string {
  return ref.slice(modelRef("").length);
}
