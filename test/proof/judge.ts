import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import type { Json, JsonObject } from "../../src/json/json.js";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { root } from "../program.js";
import { mutated } from "./mutated.js";
import { named } from "./named.js";
import { Maker } from "./values.js";
import { partOf, weakened } from "./weakened.js";

/** A value, the component that it is held against, and whether this has to accept it. */
export interface Held {
  name: string;
  value: Json;
  isValid: boolean;
}

/** What came of the values of some schemas. */
export interface Verdict {
  valid: number;
  invalid: number;
  /** Refused by ajv for what a type does not say, by the keywords that ajv names. */
  unsaid: Record<string, number>;
  /** Schemas for which fewer values were found than asked for. */
  short: number;
  /** Valid ones that do not compile, invalid ones that do. */
  wrong: Held[];
}

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** Schemas, and the types that are held against them. */
export interface Proved {
  components: JsonObject;
  /** The same where a type is known to allow more: lists that are read. */
  loose: JsonObject;
  /** Those of which values are made. */
  names: readonly string[];
  /** The text of `models.ts`. */
  models: string;
}

/** Makes values of schemas, valid ones and others, and holds them against the types of these. */
export function judge(
  { components, loose, names, models }: Proved,
  { count, seed = 1 }: { count: number; seed?: number },
): Verdict {
  const judges = validators(components, loose);
  const verdict: Verdict = { valid: 0, invalid: 0, unsaid: {}, short: 0, wrong: [] };
  const held: Held[] = [];
  for (const [index, name] of names.entries()) {
    const maker = new Maker(components, seed + index);
    const fits = judges.strict(name);
    const isNamed = judges.named(name);
    const valid = distinct(count, () => {
      const value = maker.make({ $ref: `#/components/schemas/${name}` });
      return fits(value) && isNamed(value) ? value : undefined;
    });
    const isRefused = judges.weak(name);
    const invalid = distinct(valid.length === 0 ? 0 : count, () => {
      const value = mutated(maker.pick(valid), maker);
      if (fits(value)) return undefined;
      const said = [...new Set(fits.errors?.map(({ keyword }) => keyword))];
      if (!isRefused(value)) return value;
      for (const keyword of said) verdict.unsaid[keyword] = (verdict.unsaid[keyword] ?? 0) + 1;
      return undefined;
    });
    if (valid.length < count) verdict.short += 1;
    held.push(...valid.map((value) => ({ name, value, isValid: true })));
    held.push(...invalid.map((value) => ({ name, value, isValid: false })));
  }
  const errors = errorsOf(models, held);
  verdict.valid = held.filter(({ isValid }) => isValid).length;
  verdict.invalid = held.length - verdict.valid;
  verdict.wrong = held.filter(({ isValid }, index) => errors.has(index) === isValid);
  return verdict;
}

/** Up to that many different values; fewer where few are found. */
function distinct(count: number, next: () => Json | undefined): Json[] {
  const found = new Map<string, Json>();
  for (let tries = 0; tries < count * 6 && found.size < count; tries += 1) {
    const value = next();
    if (value !== undefined) found.set(JSON.stringify(value), value);
  }
  return [...found.values()];
}

/** ajv, of the schemas as they are, with the names that they have alone, and as far as a type can say them. */
function validators(
  components: JsonObject,
  loose: JsonObject,
): Record<"named" | "strict" | "weak", (name: string) => ValidateFunction> {
  const changed = (
    schemas: JsonObject,
    change: (schema: Json, isPart?: boolean) => Json,
  ): JsonObject =>
    Object.fromEntries(
      Object.entries(schemas).flatMap(([name, schema]) => [
        [name, change(schema)],
        [partOf(name), change(schema, true)],
      ]),
    );
  const of = (schemas: JsonObject): ((name: string) => ValidateFunction) => {
    const ajv = new Ajv2020(settings);
    addFormats(ajv);
    ajv.addSchema({ $id: "doc", components: { schemas } });
    return (name) => ajv.compile({ $ref: `doc#/components/schemas/${encodeURIComponent(name)}` });
  };
  return {
    strict: of(components),
    named: of(changed(components, named)),
    weak: of(changed(loose, weakened)),
  };
}

const settings = { strict: false, allErrors: true, ownProperties: true, logger: false } as const;

/** The values, counted from 0, that do not compile: all of them are held against their types in one program. */
function errorsOf(models: string, held: readonly Held[]): ReadonlySet<number> {
  const folder = join(root, "proof");
  const use = join(folder, "use.ts");
  const lines = held.map(({ name, value }) => `(${JSON.stringify(value)}) satisfies m.${name};`);
  const files = new Map([
    [join(folder, "models.ts"), models],
    [use, ['import type * as m from "./models.js";', ...lines].join("\n")],
  ]);
  const [flags = {}] = Object.values(flagSets);
  const options = { ...flags, isolatedDeclarations: false, declaration: false };
  const errors = compileNatively(files, options, join(root, "src", "runtime"));
  const others = errors.filter(({ file }) => file !== use);
  if (others.length > 0) throw new Error(JSON.stringify(others.slice(0, 5)));
  return new Set(errors.map(({ line }) => line - 2));
}
