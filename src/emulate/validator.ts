import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Models } from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";
import { modelsId, plainModels, plainSchema, type Way } from "./json-schema.js";

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
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false, verbose: true });
  addFormats(ajv);
  const compiled: Record<Way, WeakMap<Schema, ValidateFunction>> = {
    read: new WeakMap(),
    written: new WeakMap(),
  };
  const compile = (schema: Schema, way: Way): ValidateFunction => {
    if (ajv.getSchema(modelsId(way)) === undefined) {
      ajv.addSchema(plainModels(models, way));
    }
    return ajv.compile(plainSchema(schema, way, models));
  };
  return {
    check: (schema, value, way) => {
      const validate = compiled[way].get(schema) ?? compile(schema, way);
      compiled[way].set(schema, validate);
      return validate(value) ? [] : (validate.errors ?? []);
    },
  };
}
