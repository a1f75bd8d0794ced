import { _, Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Json } from "../json/json.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { visitSchemas } from "../model/schema/visit-schemas.js";
import { waysOf } from "../model/schema/ways.js";
import { isInt64 } from "./is-int64.js";
import { modelId, plainSchema, type PlainSchema, type Way } from "./json-schema.js";
import { isMultiplying } from "./multiplying.js";
import { createPatternEngine, type PatternEngine } from "./pattern-engine.js";
import { plainVerdict, type VerdictContext } from "./plain-verdict.js";
import { rememberedModel, rememberModels } from "./remembered-model.js";
import { isDate } from "../checks/values/is-date.js";
import { isDateTime } from "../checks/values/is-date-time.js";
import { isMultiple } from "../checks/values/is-multiple.js";
import { isUnique } from "../checks/values/is-unique.js";
import { isTime } from "../checks/values/is-time.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Checks values against schemas of the Api. */
export interface Validator {
  /** What is wrong with the value; nothing: it is valid, or the schema is beyond what can be checked. */
  check(schema: Schema, value: unknown, way: Way): ErrorObject[];
  /** Whether the value is valid; undefined where the schema is beyond what can be checked. */
  accepts(schema: Schema, value: unknown, way: Way): boolean | undefined;
  /** Takes a value, which was found valid and is never changed, for valid from now on, also as part of another. */
  trust(schema: Schema, value: object): void;
}

/** A validator that compiles a schema, and the models that it leads to, when it is first asked about it. */
export function createValidator(models: Models): Validator {
  const patterns = createPatternEngine();
  const memory = new Map<string, boolean>();
  const ajv = createAjv(patterns);
  const compile = createCompiler(models, { ajv, memory });
  const isOfFormat = formatsOf(ajv);
  const trusted = new WeakMap<object, WeakSet<Schema>>();
  const context = { models, isOfFormat, trusted };
  const plainly = (schema: Schema, value: unknown, way: Way): boolean | undefined =>
    isTangled(schema, models)
      ? undefined
      : plainVerdict(schema, value, { ...context, isAsDeclared: way === "as declared" });

  /** What is wrong if patterns that cannot be read match, and if they do not; undefined: nothing can be told. */
  function errorsOf(schema: Schema, value: unknown, way: Way): Errors | undefined {
    const validate = compile(schema, way);
    if (validate === undefined) return undefined;
    const errorsIf = (assumed: boolean): ErrorObject[] => {
      patterns.assumed = assumed;
      memory.clear();
      return validate(value) ? [] : told(validate.errors ?? []);
    };
    patterns.hasAssumed = false;
    const matching = errorsIf(true);
    return { matching, otherwise: patterns.hasAssumed ? errorsIf(false) : matching };
  }

  return {
    trust: (schema, value) => {
      const schemas = trusted.get(value) ?? new WeakSet<Schema>();
      trusted.set(value, schemas.add(schema));
    },
    check: (schema, value, way) => {
      if (plainly(schema, value, way) === true) return [];
      const { matching, otherwise } = errorsOf(schema, value, way) ?? nothingWrong;
      if (matching === otherwise) return matching;
      // Wrong is what is wrong either way: below `not` or `oneOf` a match is not the milder of the two.
      const others = new Set(otherwise.map(identity));
      return matching.filter((error) => others.has(identity(error)));
    },
    accepts: (schema, value, way) => {
      const verdict = plainly(schema, value, way);
      if (verdict !== undefined) return verdict;
      const errors = errorsOf(schema, value, way);
      const isValid = errors?.matching.length === 0;
      return errors && isValid === (errors.otherwise.length === 0) ? isValid : undefined;
    },
  };
}

/** That what was said counts again need not be told. */
function told(errors: ErrorObject[]): ErrorObject[] {
  const own = errors.filter(({ keyword }) => keyword !== rememberedModel);
  return own.length > 0 ? own : errors;
}

interface Errors {
  matching: ErrorObject[];
  otherwise: ErrorObject[];
}

const nothingWrong: Errors = { matching: [], otherwise: [] };

/** A value may be held against as many schemas before it counts what was found about one already. */
const maxWays = 1_000;

function isTangled(schema: Schema, models: Models): boolean {
  return waysOf(schema, models) > maxWays;
}

/** A model is put in one way below a schema that has to be remembered everywhere, and in another below others. */
function idOf(name: string, way: Way, isKnotted: boolean): string {
  return `${modelId(name, way)}${isKnotted ? "/knotted" : ""}`;
}

interface Plain {
  plain: PlainSchema;
  names: string[];
}

interface Engine {
  ajv: Ajv2020;
  /** What was found about the value that is being checked. */
  memory: Map<string, boolean>;
}

/** Undefined for what is no schema to JSON Schema either, such as an `enum` of nothing. */
type Compile = (schema: Schema, way: Way) => ValidateFunction | undefined;

function createCompiler(models: Models, { ajv, memory }: Engine): Compile {
  rememberModels(ajv, memory);
  const added = new Set<string>();
  const compiled = new Map<Way, WeakMap<Schema, ValidateFunction | undefined>>();

  /** The schema in plain JSON Schema, and the models that it refers to. */
  function plainOf(schema: Schema, way: Way, isKnotted: boolean): Plain {
    const names: string[] = [];
    const keyword = isKnotted || isTangled(schema, models) ? rememberedModel : "$ref";
    const refer = (name: string): PlainSchema => {
      names.push(name);
      return { [keyword]: idOf(name, way, isKnotted) };
    };
    return { plain: plainSchema(schema, { way, models, refer }), names };
  }

  function compile(schema: Schema, way: Way): ValidateFunction | undefined {
    // What a model has evaluated is not known where it is not asked again.
    const all = [...visitSchemas([schema], models)];
    const isKnotted = isMultiplying(schema, models);
    const isRemembering = isKnotted || all.some((each) => isTangled(each, models));
    if (isRemembering && all.some(closesWhatIsLeft)) return undefined;
    const { plain: whole, names: pending } = plainOf(schema, way, isKnotted);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const id = idOf(name, way, isKnotted);
      if (added.has(id)) continue;
      added.add(id);
      const { plain, names } = plainOf(models.get(name)?.schema ?? {}, way, isKnotted);
      ajv.addSchema(plain, id);
      pending.push(...names);
    }
    try {
      return ajv.compile(whole);
    } catch {
      return undefined;
    }
  }

  return (schema, way) => {
    const known = compiled.get(way) ?? new WeakMap<Schema, ValidateFunction | undefined>();
    compiled.set(way, known);
    if (!known.has(schema)) known.set(schema, compile(schema, way));
    return known.get(schema);
  };
}

/** Whether a text or a number is of a format, by what ajv knows of it: it takes what it does not know. */
function formatsOf({ formats }: Ajv2020): VerdictContext["isOfFormat"] {
  return (name, value) => {
    if (!Object.hasOwn(formats, name)) return name in formats ? undefined : true;
    const format = formats[name];
    if (format === undefined || format === true) return true;
    const isDescribed = typeof format === "object" && !(format instanceof RegExp);
    const { type = "string", validate } = isDescribed ? format : { validate: format };
    if (typeof value !== type) return true;
    if (validate instanceof RegExp) return validate.test(String(value));
    return typeof validate === "function"
      ? Boolean((validate as (value: number | string) => unknown)(value))
      : undefined;
  };
}

function closesWhatIsLeft({ unevaluatedItems, unevaluatedProperties }: Schema): boolean {
  return unevaluatedItems !== undefined || unevaluatedProperties !== undefined;
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
    // Most schemas check a value or two: to make their code short takes longer than to run it.
    code: { regExp: patterns.regExp, optimize: false },
  });
  addFormats(ajv);
  ajv.addFormat("regex", true);
  // As clients check them (RFC 3339, section 5.6); ajv takes a blank for the T, and zones of other forms.
  ajv.addFormat("date", isDate);
  ajv.addFormat("date-time", isDateTime);
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
  // ajv compares every item with every other: a body of a megabyte would take hours.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    compile: (isAsked: boolean) => (items: Json[]) => !isAsked || isUnique(items),
    error: { message: "must NOT have duplicate items" },
  });
  return ajv;
}

function identity({ instancePath, schemaPath, params }: ErrorObject): string {
  return JSON.stringify([instancePath, schemaPath, params]);
}
