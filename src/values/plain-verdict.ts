import { annotations } from "../model/schema/keywords.js";
import { targetOf, type Models } from "../model/schema/references.js";
import type { JsonType, Schema } from "../model/schema/schema.js";
import { isMultiple } from "../checks/values/is-multiple.js";

/** What values are held against. */
export interface VerdictContext {
  models: Models;
  /** Whether a text or a number is of a format; undefined where a validator has to be asked. */
  isOfFormat: (format: string, value: number | string) => boolean | undefined;
  /** What is known to be valid: objects that nobody changes. Default: nothing. */
  trusted?: WeakMap<object, WeakSet<Schema>>;
  /** That every property counts, whichever side sends it. Default: what is missing may be what the other side sends. */
  isAsDeclared?: boolean;
}

/** How many schemas are asked about one value: where they are put together in very many ways, nothing is said. */
const maxSteps = 10_000;

/** How deep schemas are followed, into one another and into the value. */
const maxDepth = 200;

/**
 * Whether a value is valid, where that is plain to see: undefined where only a validator can tell. To compile a schema
 * takes a thousand times as long as to hold one value against it, and most schemas are asked about one value.
 */
export function plainVerdict(
  schema: Schema,
  value: unknown,
  context: VerdictContext,
): boolean | undefined {
  return verdictOn(schema, value, { ...context, steps: maxSteps, depth: 0 });
}

interface Walk extends VerdictContext {
  steps: number;
  depth: number;
}

type Verdict = boolean | undefined;

function verdictOn(schema: Schema, value: unknown, walk: Walk): Verdict {
  if (typeof value === "object" && value !== null && walk.trusted?.get(value)?.has(schema)) {
    return true;
  }
  walk.steps -= 1;
  if (walk.steps < 0 || walk.depth > maxDepth) return undefined;
  walk.depth += 1;
  const verdict =
    schema.$ref === undefined
      ? ownVerdict(schema, value, walk)
      : verdictOn(targetOf(schema, walk.models) ?? unknownSchema, value, walk);
  walk.depth -= 1;
  return verdict;
}

/** What nothing plain can be said of. */
const unknownSchema: Schema = { if: {} };

function ownVerdict(schema: Schema, value: unknown, walk: Walk): Verdict {
  let verdict: Verdict = true;
  for (const keyword of Object.keys(schema) as (keyof Schema)[]) {
    if (schema[keyword] === undefined) continue;
    const own = keywordVerdict(keyword, schema, { value, walk });
    if (own === false) return false;
    if (own === undefined) verdict = undefined;
  }
  return verdict;
}

/** True where every verdict is, false where one is false: what follows that is not asked about. */
function all<Item>(items: readonly Item[], verdictOf: (item: Item) => Verdict): Verdict {
  let result: Verdict = true;
  for (const item of items) {
    const verdict = verdictOf(item);
    if (verdict === false) return false;
    if (verdict === undefined) result = undefined;
  }
  return result;
}

interface Held {
  value: unknown;
  walk: Walk;
}

function keywordVerdict(keyword: keyof Schema, schema: Schema, { value, walk }: Held): Verdict {
  switch (keyword) {
    case "type":
      return [schema.type ?? []].flat().some((type) => isOfType(value, type));
    case "const":
      return isListed(value, [schema.const]);
    case "enum":
      return isListed(value, schema.enum ?? []);
    case "format":
      return typeof value === "string" || typeof value === "number"
        ? walk.isOfFormat(schema.format ?? "", value)
        : true;
    case "allOf":
      return all(schema.allOf ?? [], (part) => verdictOn(part, value, walk));
    case "anyOf":
      return anyOf(schema.anyOf ?? [], value, walk);
    case "oneOf":
      return oneOf((schema.oneOf ?? []).map((part) => verdictOn(part, value, walk)));
    case "not": {
      const verdict = verdictOn(schema.not ?? {}, value, walk);
      return verdict === undefined ? undefined : !verdict;
    }
    case "properties":
    case "required":
    case "additionalProperties":
    case "minProperties":
    case "maxProperties":
      return isMap(value) ? memberVerdict(keyword, schema, { value, walk }) : true;
    case "items":
    case "minItems":
    case "maxItems":
      return Array.isArray(value) ? itemVerdict(keyword, schema, { value, walk }) : true;
    case "minLength":
    case "maxLength":
      return typeof value === "string" ? lengthVerdict(keyword, schema, value) : true;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return typeof value === "number" ? boundVerdict(keyword, schema, value) : true;
    default:
      return annotations.has(keyword) || silent.has(keyword) ? true : undefined;
  }
}

/** What asks nothing of a value that is held against the schema as JSON. */
const silent: ReadonlySet<string> = new Set([
  ...["discriminator", "extensibleEnum", "flavor", "int64", "upload"],
  ...["contentMediaType", "contentEncoding", "contentSchema"],
]);

function isOfType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isMap(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "boolean":
    case "string":
      return typeof value === type;
    default:
      return type satisfies never;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Of objects and lists it is not plain whether they are the same. A list of no values is no schema. */
function isListed(value: unknown, values: readonly unknown[]): Verdict {
  if (typeof value === "object" && value !== null) return undefined;
  return values.length === 0 ? undefined : values.includes(value);
}

function anyOf(parts: readonly Schema[], value: unknown, walk: Walk): Verdict {
  let verdict: Verdict = parts.length === 0 ? undefined : false;
  for (const part of parts) {
    const own = verdictOn(part, value, walk);
    if (own === true) return true;
    if (own === undefined) verdict = undefined;
  }
  return verdict;
}

function oneOf(verdicts: readonly Verdict[]): Verdict {
  const matching = verdicts.filter((each) => each === true).length;
  if (matching > 1) return false;
  return verdicts.includes(undefined) || verdicts.length === 0 ? undefined : matching === 1;
}

type MemberKeyword =
  "additionalProperties" | "maxProperties" | "minProperties" | "properties" | "required";

function memberVerdict(
  keyword: MemberKeyword,
  schema: Schema,
  { value, walk }: { value: Record<string, unknown>; walk: Walk },
): Verdict {
  const { properties = {}, patternProperties, required = [], additionalProperties } = schema;
  const names = Object.keys(value);
  switch (keyword) {
    case "properties":
      return all(names, (name) => {
        if (name === "__proto__" || value[name] === undefined) return undefined;
        const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return property === undefined || verdictOn(property, value[name], walk);
      });
    case "required":
      if (required.every((name) => Object.hasOwn(value, name))) return true;
      return walk.isAsDeclared === true ? false : undefined;
    case "additionalProperties":
      if (patternProperties !== undefined) return undefined;
      return all(
        names.filter((name) => !Object.hasOwn(properties, name)),
        (name) => verdictOn(additionalProperties ?? {}, value[name], walk),
      );
    case "minProperties":
      return names.length >= (schema.minProperties ?? 0);
    case "maxProperties":
      return names.length <= (schema.maxProperties ?? Infinity);
    default:
      return keyword satisfies never;
  }
}

function itemVerdict(
  keyword: "items" | "maxItems" | "minItems",
  { items = {}, prefixItems, minItems = 0, maxItems = Infinity }: Schema,
  { value, walk }: { value: readonly unknown[]; walk: Walk },
): Verdict {
  switch (keyword) {
    case "items":
      return prefixItems ? undefined : all(value, (each) => verdictOn(items, each, walk));
    case "minItems":
      return value.length >= minItems;
    case "maxItems":
      return value.length <= maxItems;
    default:
      return keyword satisfies never;
  }
}

/** Characters are counted, not the units of UTF-16 (JSON Schema 2020-12, Validation, 6.3). */
function lengthVerdict(
  keyword: "maxLength" | "minLength",
  { minLength = 0, maxLength = Infinity }: Schema,
  value: string,
): boolean {
  const length = value.length > 0 ? [...value].length : 0;
  return keyword === "minLength" ? length >= minLength : length <= maxLength;
}

type BoundKeyword = "exclusiveMaximum" | "exclusiveMinimum" | "maximum" | "minimum" | "multipleOf";

function boundVerdict(keyword: BoundKeyword, schema: Schema, value: number): boolean {
  const bound = schema[keyword] ?? 0;
  switch (keyword) {
    case "minimum":
      return value >= bound;
    case "maximum":
      return value <= bound;
    case "exclusiveMinimum":
      return value > bound;
    case "exclusiveMaximum":
      return value < bound;
    case "multipleOf":
      return isMultiple(value, bound);
    default:
      return keyword satisfies never;
  }
}
