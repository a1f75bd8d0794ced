import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { modelsId, plainModels, plainSchema, type Way } from "./json-schema.js";
import { createPatternEngine } from "./pattern-engine.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Checks values against schemas of the Api. */
export interface Validator {
  /** What is wrong with the value; nothing: it is valid, or the schema is beyond what can be checked. */
  check(schema: Schema, value: unknown, way: Way): ErrorObject[];
}

/** A validator that compiles a schema when it is first asked about it. */
export function createValidator(models: Models): Validator {
  // Formats, keywords and types are the document's own: what is unknown says nothing (JSON Schema 2020-12, 6.5).
  const patterns = createPatternEngine();
  const ajv = new Ajv2020({
    allErrors: true,
    // What many schemas refer to is compiled once, and not in each of their places.
    inlineRefs: false,
    strict: false,
    logger: false,
    verbose: true,
    code: { regExp: patterns.regExp },
  });
  addFormats(ajv);
  // ajv's schema of schemas asks it of patterns, and would refuse all models for one that cannot be read.
  ajv.addFormat("regex", true);
  const compiled: Record<Way, WeakMap<Schema, ValidateFunction>> = {
    read: new WeakMap(),
    written: new WeakMap(),
  };
  const compile = (schema: Schema, way: Way): ValidateFunction => {
    if (ajv.getSchema(modelsId(way)) === undefined) {
      ajv.addSchema(plainModels(models, way));
    }
    try {
      return ajv.compile(plainSchema(schema, way, models));
    } catch {
      // No schema to JSON Schema either, such as an `enum` of nothing.
      return ajv.compile({});
    }
  };
  return {
    check: (schema, value, way) => {
      const validate = compiled[way].get(schema) ?? compile(schema, way);
      compiled[way].set(schema, validate);
      const errorsIf = (assumed: boolean): ErrorObject[] => {
        patterns.assumed = assumed;
        return validate(value) ? [] : (validate.errors ?? []);
      };
      patterns.hasAssumed = false;
      const errors = errorsIf(true);
      if (errors.length === 0 || !patterns.hasAssumed) return errors;
      // Wrong is what is wrong either way: below `not` or `oneOf` a match is not the milder of the two.
      const otherwise = new Set(errorsIf(false).map(identity));
      return errors.filter((error) => otherwise.has(identity(error)));
    },
  };
}

function identity({ instancePath, schemaPath, params }: ErrorObject): string {
  return JSON.stringify([instancePath, schemaPath, params]);
}
