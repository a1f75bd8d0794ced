import type { Ajv2020 } from "ajv/dist/2020.js";
import type { Json } from "../../read/document.js";
import type { Model } from "../../model/api.js";
import { testPattern } from "../../model/pattern.js";
import { modelRef, type Schema } from "../../model/schema.js";
import type { Conjunction } from "../schema/part.js";
import { referredModels } from "../unchanged.js";

/** Tells whether a value is valid; undefined where a pattern takes too long to tell. */
export type IsValid = (value: Json) => boolean | undefined;

/** Makes validators of the schemas of one document, by JSON Schema 2020-12 with formats. */
export type MakeValidator = (conjunction: Conjunction) => IsValid | undefined;

/** Keywords that only OpenAPI or we have, and that say nothing about validity. */
const foreign = [
  "discriminator",
  "evidence",
  "example",
  "extensibleEnum",
  "flavor",
  "lifecycle",
  "xml",
];

/** Loads ajv, which takes a tenth of a second. */
export async function createValidators(): Promise<(models: readonly Model[]) => MakeValidator> {
  const [{ Ajv2020: Validator }, formats] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  return (models) => {
    const schemas = new Map<string, Schema>(models.map((model) => [model.name, model.schema]));
    return (conjunction) => {
      const ajv: Ajv2020 = new Validator({
        strict: false,
        // The model stage has read the schemas already; ajv would compile its schema of schemas for each of them.
        validateSchema: false,
        logger: false,
        keywords: foreign,
        code: { regExp: boundedPattern },
      });
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
    return (value) => {
      try {
        return validate(value);
      } catch (error) {
        if (error instanceof Undecided) return undefined;
        throw error;
      }
    };
  } catch {
    return undefined;
  }
}

class Undecided extends Error {}

interface BoundedPattern {
  test(text: string): boolean;
  /** What ajv tells patterns apart by. */
  toString(): string;
}

/** The patterns of the document as ajv tests them: one that takes too long ends the validation. */
function boundedPattern(source: string, flags: string): BoundedPattern {
  testPattern(source, "", flags);
  return {
    test(text) {
      const matches = testPattern(source, text, flags);
      if (matches === undefined) throw new Undecided();
      return matches;
    },
    toString: () => `/${source}/${flags}`,
  };
}
// The name that ajv would write into code that stands alone; there is none.
boundedPattern.code = "boundedPattern";

function nameIn(ref: string): string {
  return ref.slice(modelRef("").length);
}
