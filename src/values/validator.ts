import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { plainModels, plainSchema, visited, type Way } from "./json-schema.js";
import { createPatternEngine, type PatternEngine } from "./pattern-engine.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Checks values against schemas of the Api. */
export interface Validator {
  /** What is wrong with the value; nothing: it is valid, or the schema is beyond what can be checked. */
  check(schema: Schema, value: unknown, way: Way): ErrorObject[];
  /** Whether the value is valid; undefined where the schema is beyond what can be checked. */
  accepts(schema: Schema, value: unknown, way: Way): boolean | undefined;
}

/**
 * How often one value may meet a model. Models that are made of others twice, level by level, would be met more often
 * than anyone can wait for, and fill the memory with what is wrong.
 */
const mostVisits = 250_000;

class TooManyVisits extends Error {}

/** A validator that compiles a schema when it is first asked about it. */
export function createValidator(models: Models): Validator {
  const patterns = createPatternEngine();
  const visits = { left: mostVisits };
  const ajv = createAjv(patterns, () => {
    visits.left -= 1;
    if (visits.left < 0) throw new TooManyVisits();
    return true;
  });
  const compiled = new Map<Way, WeakMap<Schema, ValidateFunction | undefined>>();

  function validatorOf(schema: Schema, way: Way): ValidateFunction | undefined {
    let known = compiled.get(way);
    if (known === undefined) {
      ajv.addSchema(plainModels(models, way));
      compiled.set(way, (known = new WeakMap<Schema, ValidateFunction | undefined>()));
    }
    if (!known.has(schema)) known.set(schema, compile(schema, way));
    return known.get(schema);
  }

  function compile(schema: Schema, way: Way): ValidateFunction | undefined {
    try {
      return ajv.compile(plainSchema(schema, way, models));
    } catch {
      // No schema to JSON Schema either, such as an `enum` of nothing.
      return undefined;
    }
  }

  /** What is wrong if patterns that cannot be read match, or if they do not. */
  function errorsIf(assumed: boolean, validate: ValidateFunction, value: unknown): ErrorObject[] {
    patterns.assumed = assumed;
    visits.left = mostVisits;
    return validate(value) ? [] : (validate.errors ?? []);
  }

  /** What is wrong either way a pattern that cannot be read may turn out; undefined: no more can be told. */
  function both(
    schema: Schema,
    value: unknown,
    way: Way,
  ): [ErrorObject[], ErrorObject[]] | undefined {
    const validate = validatorOf(schema, way);
    if (validate === undefined) return undefined;
    try {
      patterns.hasAssumed = false;
      const errors = errorsIf(true, validate, value);
      return [errors, patterns.hasAssumed ? errorsIf(false, validate, value) : errors];
    } catch (error) {
      if (error instanceof TooManyVisits) return undefined;
      throw error;
    }
  }

  return {
    check: (schema, value, way) => {
      const [errors, others] = both(schema, value, way) ?? [[], []];
      if (errors === others) return errors;
      // Wrong is what is wrong either way: below `not` or `oneOf` a match is not the milder of the two.
      const otherwise = new Set(others.map(identity));
      return errors.filter((error) => otherwise.has(identity(error)));
    },
    accepts: (schema, value, way) => {
      const [first, second] = both(schema, value, way) ?? [];
      const isValid = first?.length === 0;
      return first !== undefined && isValid === (second?.length === 0) ? isValid : undefined;
    },
  };
}

/** Formats, keywords and types are the document's own: what is unknown says nothing (JSON Schema 2020-12, 6.5). */
function createAjv(patterns: PatternEngine, visit: () => boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    // What many schemas refer to is compiled once, and not in each of their places.
    inlineRefs: false,
    strict: false,
    // The model stage has read the schemas already, and one that is none must not spoil the others.
    validateSchema: false,
    logger: false,
    verbose: true,
    code: { regExp: patterns.regExp },
    keywords: [{ keyword: visited, schemaType: "boolean", errors: false, validate: visit }],
  });
  addFormats(ajv);
  return ajv;
}

function identity({ instancePath, schemaPath, params }: ErrorObject): string {
  return JSON.stringify([instancePath, schemaPath, params]);
}
