import { isMarked } from "../model/schema/aliases.js";
import { dereference, type NamedModels } from "../model/schema/references.js";
import type { JsonType, Schema } from "../model/schema/schema.js";
import { typesOf } from "../model/schema/types-of.js";
import type { Json } from "../json/json.js";
import { both, flatSchema } from "./flat-schema.js";
import { matchesPattern } from "./linear-pattern.js";
import { sampleNumber, sampleText } from "./sample-scalar.js";
import { fits } from "./fits.js";
import type { Validator } from "./validator.js";

/** What samples are made with. */
export interface Sampling {
  models: NamedModels;
  validator: Validator;
  /** Whether the API sends them, or a client does. Default: the API. */
  way?: "read" | "written" | undefined;
}

/** One sample in the making. */
interface Making extends Sampling {
  /** Whether an example is held against its schema before it is taken. */
  isWary: boolean;
  /** Whether what may be left out is made as well, and lists have an item, near the top. */
  isRich: boolean;
  depth: number;
  /** Samples of different variants differ, where they can. */
  variant: number;
  /** How many values may still be made: schemas that name themselves twice would double with each level. */
  left: { values: number };
}

const maxDepth = 30;
const maxValues = 5000;
/** Below this level only what must be there is made. */
const manyLevels = 3;
/** Above this level what may be left out is made as well. */
const richLevels = 3;
/** Below this level null is tried first, where it is allowed. */
const nullLevels = 6;
const maxItemCount = 100;
const maxBranches = 10;

/** By way and schema, since a list asks for the same once per item. A schema belongs to one Api, which does not change. */
const made = {
  read: new WeakMap<Schema, Map<number, Json>>(),
  written: new WeakMap<Schema, Map<number, Json>>(),
};

/** What is tried, the best first. Nearly all examples fit, and to look at each of them takes a while. */
const tries = [
  { isRich: true, isWary: false },
  { isRich: true, isWary: true },
  { isRich: false, isWary: false },
  { isRich: false, isWary: true },
] as const;

/**
 * A value that the schema describes: its example where it has one that fits, otherwise one with what is declared near
 * the top, otherwise the least that it asks for. What no schema can ask of values that are put together one by one is
 * tried, and not promised.
 *
 * @param variant samples of different ones differ, where they can. Default 0
 */
export function sampleOf(schema: Schema, sampling: Sampling, variant = 0): Json {
  const { way = "read" } = sampling;
  const known = made[way].get(schema) ?? new Map<number, Json>();
  made[way].set(schema, known);
  const before = known.get(variant);
  if (before !== undefined) return structuredClone(before);
  let sample: Json | undefined;
  for (const each of tries) {
    const left = { values: maxValues };
    const value = makeValue(schema, { ...sampling, ...each, depth: 0, variant, left });
    sample = value;
    if (fits(schema, value, sampling)) break;
  }
  known.set(variant, sample ?? null);
  return structuredClone(sample ?? null);
}

function makeValue(schema: Schema, making: Making): Json {
  const { isWary, left, models, variant } = making;
  left.values -= 1;
  const own = flatSchema(schema, models);
  const isFitting = (value: Json): boolean => !isWary || fits(schema, value, making);
  const told = toldBy(own);
  const wanted = told[variant % Math.max(told.length, 1)];
  const found = [...(wanted === undefined ? [] : [wanted]), ...told].find(isFitting);
  if (found !== undefined) return structuredClone(found);
  if (making.depth > maxDepth || left.values < 0) return null;
  let first: Json | undefined;
  for (const whole of wholesOf(own, making)) {
    // Another variant may be none of what `not` excludes.
    for (const more of isWary && own.not ? [0, 1, 2] : [0]) {
      const value = makeWhole(whole, { ...making, variant: variant + more });
      first ??= value;
      if (isFitting(value)) return value;
    }
  }
  return first ?? null;
}

function toldBy(own: Schema): Json[] {
  const told = [own.const, ...(own.examples ?? []), own.example, own.default, ...(own.enum ?? [])];
  const values = told.filter((each) => each !== undefined && each !== null);
  // Whether null is in a list that does not name it is read in two ways (OpenAPI 3.0.4, section 4.7.24).
  return values.length > 0 ? values : told.filter((each) => each === null);
}

/** The schema with one of its branches, or without; which one fits is seen when a value is made. */
function wholesOf({ anyOf, oneOf, ...own }: Schema, { models, depth }: Making): Schema[] {
  const all = [...(oneOf ?? []), ...(anyOf ?? [])];
  const branches = [...new Map(all.map((each) => [each.$ref ?? each, each])).values()];
  const nulls = branches.filter((each) => isNull(each, models));
  const others = branches.filter((each) => !nulls.includes(each)).slice(0, maxBranches);
  // What may name itself ends soon.
  const ordered = depth < nullLevels ? [...others, ...nulls] : [...nulls, ...others];
  const wholes = ordered.map((each) => both(flatSchema(each, models), own));
  const conditional = [own.then, own.else].flatMap((each) =>
    own.if && each ? [both(flatSchema(each, models), own)] : [],
  );
  return [...(wholes.length > 0 ? wholes : [own]), ...conditional];
}

function makeWhole(own: Schema, making: Making): Json {
  // A branch may have branches of its own; the value is no deeper for them.
  if (own.anyOf || own.oneOf) return makeValue(own, making);
  const [type = "null"] = [...likelyTypes(own)].sort(
    (a, b) => Number(a === "null") - Number(b === "null"),
  );
  switch (type) {
    case "string":
      return sampleText(own, making.variant);
    case "integer":
    case "number":
      return sampleNumber(own, type === "integer", making.variant);
    case "boolean":
      return making.variant % 2 === 1;
    case "array":
      return makeList(own, making);
    case "object":
      return makeObject(own, making);
    case "null":
      return null;
    default:
      return type satisfies never;
  }
}

/** The types of a schema; where it has none, what its keywords are about. */
function likelyTypes(own: Schema): readonly JsonType[] {
  const types = typesOf(own);
  if (types.length > 0) return types;
  if (own.minProperties !== undefined || own.required) return ["object"];
  if (own.pattern !== undefined || own.minLength !== undefined || own.format) return ["string"];
  if (own.minItems !== undefined || own.contains) return ["array"];
  return own.minimum !== undefined || own.exclusiveMinimum !== undefined ? ["number"] : [];
}

function makeList(own: Schema, making: Making): Json {
  const { prefixItems = [], items = {}, contains, minItems = 0, uniqueItems } = own;
  const inner = { ...making, depth: making.depth + 1 };
  const list: Json[] = contains ? [makeValue(contains, inner)] : [];
  const isFilled = making.isRich && making.depth < richLevels && own.maxItems !== 0;
  const least = Math.max(minItems, isFilled && (own.items ?? own.prefixItems) ? 1 : 0);
  for (let index = list.length; index < Math.min(least, maxItemCount); index += 1) {
    const variant = uniqueItems ? index : making.variant;
    list.push(makeValue(prefixItems[index] ?? items, { ...inner, variant }));
  }
  return list;
}

function makeObject(own: Schema, making: Making): Json {
  const { properties = {}, required = [], minProperties = 0 } = own;
  const { models, way = "read" } = making;
  const unsent = way === "read" ? "writeOnly" : "readOnly";
  const inner = { ...making, depth: making.depth + 1 };
  const members = new Map<string, Json>();
  const add = (name: string): void => {
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (declared && isMarked(declared, unsent, models)) return;
    members.set(name, makeValue(declared ?? schemaOf(name, own), inner));
  };
  const isWanted = (name: string): boolean => {
    const { deprecated, example, examples } = dereference(properties[name] ?? {}, models);
    const isRich = making.isRich && making.depth < richLevels && deprecated !== true;
    const isShown = making.depth < manyLevels && (example ?? examples) !== undefined;
    return required.includes(name) || isRich || isShown;
  };
  // In the order of the declaration, as people write them.
  for (const name of Object.keys(properties).filter(isWanted)) add(name);
  const dependent = [...members.keys()].flatMap((name) => own.dependentRequired?.[name] ?? []);
  for (const name of [...required, ...dependent]) if (!members.has(name)) add(name);
  for (const name of moreNames(own)) {
    if (members.size >= minProperties) break;
    if (!members.has(name)) add(name);
  }
  return Object.fromEntries(members);
}

/** Names for objects that ask for a number of properties, whichever they are. */
function moreNames({
  properties = {},
  patternProperties = {},
  propertyNames,
  minProperties = 0,
}: Schema): string[] {
  const numbers = Array.from(
    { length: Math.min(minProperties, maxItemCount) },
    (_, index) => index,
  );
  const free = (pattern: string | undefined): string[] =>
    numbers.map((variant) =>
      sampleText({ ...propertyNames, ...(pattern && { pattern }) }, variant),
    );
  return [
    ...Object.keys(properties),
    ...Object.keys(patternProperties).flatMap(free),
    ...free(undefined),
  ];
}

/** The schema of a property that has no declaration of its own. */
function schemaOf(
  name: string,
  { patternProperties = {}, additionalProperties = {} }: Schema,
): Schema {
  const found = Object.entries(patternProperties).find(([pattern]) =>
    matchesPattern(pattern, name),
  );
  return found?.[1] ?? additionalProperties;
}

function isNull(schema: Schema, models: NamedModels): boolean {
  return dereference(schema, models).type === "null";
}
