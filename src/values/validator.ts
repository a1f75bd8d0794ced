import { _, Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { isInt64, isMoment, isTime } from "./formats.js";
import { modelId, plainSchema, type PlainSchema, type Way } from "./json-schema.js";
import { createPatternEngine, type PatternEngine } from "./pattern-engine.js";
import { isMultiple } from "./steps.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Checks values against schemas of the Api. */
export interface Validator {
  /** What is wrong with the value; nothing: it is valid, or the schema is beyond what can be checked. */
  check(schema: Schema, value: unknown, way: Way): ErrorObject[];
}

/** A validator that compiles a schema, and the models that it leads to, when it is first asked about it. */
export function createValidator(models: Models): Validator {
  const patterns = createPatternEngine();
  const compile = createCompiler(models, patterns);
  const compiled: Record<Way, WeakMap<Schema, ValidateFunction>> = {
    read: new WeakMap(),
    written: new WeakMap(),
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

type Compile = (schema: Schema, way: Way) => ValidateFunction;

function createCompiler(models: Models, patterns: PatternEngine): Compile {
  const ajv = createAjv(patterns);
  const added: Record<Way, Set<string>> = { read: new Set(), written: new Set() };
  return (schema, way) => {
    const pending: string[] = [];
    const plain = (each: Schema): PlainSchema =>
      plainSchema(each, { way, models, onModel: (name) => void pending.push(name) });
    const whole = plain(schema);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (added[way].has(name)) continue;
      added[way].add(name);
      ajv.addSchema(plain(models.get(name)?.schema ?? {}), modelId(name, way));
    }
    try {
      return ajv.compile(whole);
    } catch {
      // No schema to JSON Schema either, such as an `enum` of nothing.
      return ajv.compile({});
    }
  };
}

function createAjv(patterns: PatternEngine): Ajv2020 {
  // Formats, keywords and types are the document's own: what is unknown says nothing (JSON Schema 2020-12, 6.5).
  const ajv = new Ajv2020({
    allErrors: true,
    // What many schemas refer to is compiled once, and not in each of their places.
    inlineRefs: false,
    // The model stage has read the schemas already; ajv would compile its schema of schemas to do so again.
    validateSchema: false,
    // A property called `constructor` is missing where the object has none of its own.
    ownProperties: true,
    strict: false,
    logger: false,
    verbose: true,
    code: { regExp: patterns.regExp },
  });
  addFormats(ajv);
  ajv.addFormat("regex", true);
  ajv.addFormat("date-time", isMoment);
  ajv.addFormat("time", isTime);
  ajv.addFormat("int64", { type: "number", validate: isInt64 });
  // ajv divides doubles: 19.99 is no multiple of 0.01 to it.
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    compile: (step: number) => (value: number) => isMultiple(value, step),
    error: {
      message: ({ schema }) => `must be multiple of ${String(schema)}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
  });
  return ajv;
}

function identity({ instancePath, schemaPath, params }: ErrorObject): string {
  return JSON.stringify([instancePath, schemaPath, params]);
}
