import type { Ajv2020 } from "ajv/dist/2020.js";
import type { Json } from "../../json/json.js";
import type { Model } from "../../model/api.js";
import { testPattern } from "../../model/pattern.js";
import { isOneOf, lists, maps, singles } from "../../model/schema/keywords.js";
import { modelRef, type Schema } from "../../model/schema/schema.js";
import type { Conjunction } from "../schema/part.js";

/** Tells whether a value is valid; undefined where a pattern takes too long to tell. */
export type IsValid = (value: Json) => boolean | undefined;

/** Makes validators of the schemas of one document, by JSON Schema 2020-12 with formats. */
export type MakeValidator = (conjunction: Conjunction) => IsValid | undefined;

/** Keywords that say nothing about validity; ajv would take an `$id` in an example for the name of a schema. */
const idle: ReadonlySet<string> = new Set([
  "default",
  "discriminator",
  "evidence",
  "example",
  "examples",
  "extensibleEnum",
  "flavor",
  "lifecycle",
  "xml",
]);

/** Loads ajv, which takes a tenth of a second. */
export async function createValidators(): Promise<(models: readonly Model[]) => MakeValidator> {
  const [{ Ajv2020: Validator }, formats] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  return (models) => {
    const ajv: Ajv2020 = new Validator({
      strict: false,
      // The model stage has read the schemas already; ajv would compile its schema of schemas for each of them.
      validateSchema: false,
      logger: false,
      code: { regExp: boundedPattern },
    });
    formats.default.default(ajv);
    const schemas = models.map((model) => [model.name, withoutIdle(model.schema)] as const);
    // Here they are compiled once, when something first leads to them, and not for each schema that does.
    ajv.addSchema({ $id: modelsId, models: Object.fromEntries(schemas) });
    return (conjunction) => compile(ajv, conjunction);
  };
}

/** The address at which a validator has the models. */
const modelsId = "https://models.invalid/";

/** The schema without what says nothing about validity, down to the last schema in it. */
function withoutIdle(schema: Schema): object {
  const said = Object.entries(schema).filter(([keyword]) => !idle.has(keyword));
  return Object.fromEntries(
    said.map(([keyword, value]) => [keyword, valueWithout(keyword, value)]),
  );
}

function valueWithout(keyword: string, value: unknown): unknown {
  if (isOneOf(singles, keyword)) return withoutIdle(value as Schema);
  if (isOneOf(lists, keyword)) return (value as Schema[]).map(withoutIdle);
  if (!isOneOf(maps, keyword)) return value;
  const schemas = Object.entries(value as Record<string, Schema>);
  return Object.fromEntries(schemas.map(([name, schema]) => [name, withoutIdle(schema)]));
}

/** Undefined for schemas that ajv cannot compile, such as one with a pattern that JavaScript does not know. */
function compile(ajv: Ajv2020, conjunction: Conjunction): IsValid | undefined {
  const text = JSON.stringify({ allOf: conjunction.map(({ schema }) => withoutIdle(schema)) });
  const ref = `"$ref":"${modelRef("")}`;
  const placed = text.replaceAll(ref, `"$ref":"${modelsId}${modelRef("")}`);
  try {
    const validate = ajv.compile(JSON.parse(placed) as object);
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
