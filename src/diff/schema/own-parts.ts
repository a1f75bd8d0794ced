import { sameValue } from "../../checks/values/same-value.js";
import type { Json } from "../../json/json.js";
import { isIdle } from "../../model/schema/idle-keywords.js";
import { kindOf, kinds, ownKinds, type Kind } from "../../model/schema/kinds.js";
import { isOpen } from "../../model/schema/open.js";
import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { canonicalOf } from "./canonical.js";
import { sortedJson } from "../../json/sorted-json.js";
import { listed } from "./listed.js";
import { isFree, located } from "./located.js";
import { matchesAnything } from "./universal-pattern.js";
import type { Located, Lower, Opaque, Part, Property, Upper } from "./part.js";

/** Limits, and the kind that each is about. */
const limits: readonly [Lower | Upper, Kind][] = [
  ["minimum", "number"],
  ["exclusiveMinimum", "number"],
  ["maximum", "number"],
  ["exclusiveMaximum", "number"],
  ["minLength", "string"],
  ["maxLength", "string"],
  ["minItems", "array"],
  ["maxItems", "array"],
  ["minContains", "array"],
  ["maxContains", "array"],
  ["minProperties", "object"],
  ["maxProperties", "object"],
];

const texts: readonly [keyof Schema, readonly Kind[]][] = [
  ["format", ["number", "string"]],
  ["multipleOf", ["number"]],
  ["pattern", ["string"]],
  ["contentEncoding", ["string"]],
  ["contentMediaType", ["string"]],
];

/** Keywords that are compared as a whole, with the kinds that they are about. */
const opaqueKeywords: readonly [keyof Schema, readonly Kind[]][] = [
  ["not", kinds],
  ["if", kinds],
  ["then", kinds],
  ["else", kinds],
  ["propertyNames", ["object"]],
  ["dependentRequired", ["object"]],
  ["dependentSchemas", ["object"]],
  ["contains", ["array"]],
  ["contentSchema", ["string"]],
];

/** A schema, and the kinds that it allows. */
interface Typed extends Located {
  allowed: readonly Kind[];
  models: Models;
}

/**
 * The parts that the keywords of one schema make, its `allOf`, `anyOf`, `oneOf` and `$ref` left out. What its
 * conditions refer to is looked up in `models`.
 */
export function ownParts({ schema, at }: Located, models: Models): Part[] {
  const values = valuesOf(schema);
  const allowed = [...ownKinds(schema)];
  return allowed.flatMap((kind) => {
    const own = values?.filter((value) => kindOf(value) === kind);
    if (own?.length === 0) return [];
    const part = listed(ownPart(kind, own, { schema, at, allowed, models }));
    return part.values?.value.length === 0 ? [] : [part];
  });
}

/**
 * Whether a keyword counts for a kind. One that is about no kind that the schema allows, such as `maximum` beside
 * `type: string`, says nothing to a validator; whoever wrote it meant something, so it is taken at its word.
 */
function counts(about: readonly Kind[], kind: Kind, { allowed }: Typed): boolean {
  return about.includes(kind) || !allowed.some((each) => about.includes(each));
}

function ownPart(kind: Kind, values: Json[] | undefined, typed: Typed): Part {
  const { schema, at } = typed;
  const place = (key: string): string => pointer(at, key);
  const part: Part = {
    kind,
    at,
    limits: {},
    texts: {},
    properties: new Map(),
    patterns: new Map(),
    required: new Map(),
    prefix: [],
    opaque: opaqueOf(kind, typed),
  };
  if (values !== undefined) {
    part.values = { value: distinct(values), at: place(schema.enum ? "enum" : "const") };
  }
  for (const [keyword, about] of limits) {
    const value = schema[keyword];
    const isSaid = value !== undefined && !isIdle(schema, keyword) && !isAssumed(keyword, value);
    if (isSaid && counts([about], kind, typed)) {
      part.limits[keyword] = { value, at: place(keyword) };
    }
  }
  for (const [keyword, about] of texts) {
    const value = schema[keyword];
    if (value !== undefined && !isIdle(schema, keyword) && counts(about, kind, typed)) {
      const [of, said] = spelled(kind, keyword, String(value as string | number));
      part.texts[of] = [...(part.texts[of] ?? []), { value: said, at: place(keyword) }];
    }
  }
  if (kind === "number" && isInteger(schema)) part.integer = place("type");
  if (counts(["array"], kind, typed)) addArray(part, typed);
  if (counts(["object"], kind, typed)) addObject(part, typed);
  if (kind === "object" && schema.type === undefined && typed.allowed.length === 1)
    part.implied = true;
  return part;
}

/** What OpenAPI 3.0 has formats for, 3.1 says with keywords of JSON Schema (OpenAPI 3.1, 4.8.24.5). */
function spelled(kind: Kind, keyword: string, value: string): [keyword: string, value: string] {
  if (kind !== "string" || keyword !== "format") return [keyword, value];
  if (value === "byte") return ["contentEncoding", "base64"];
  return value === "binary" ? ["contentMediaType", "application/octet-stream"] : [keyword, value];
}

/** Zero is what the standard assumes (JSON Schema 2020-12, Validation, 6.3 to 6.5), and one for `minContains`. */
function isAssumed(keyword: Lower | Upper, value: number): boolean {
  if (keyword === "minContains") return value === 1;
  return value === 0 && keyword.startsWith("min") && keyword !== "minimum";
}

function isInteger({ type }: Schema): boolean {
  const types = Array.isArray(type) ? type : [type];
  return types.includes("integer") && !types.includes("number");
}

function addArray(part: Part, { schema, at, models }: Typed): void {
  if (schema.uniqueItems === true) part.unique = pointer(at, "uniqueItems");
  if (schema.items !== undefined) {
    const place = pointer(at, "items");
    part.items = { conjunction: [located(schema.items, place, models)], at: place };
  }
  part.prefix = (schema.prefixItems ?? []).map((item, index) =>
    property(item, pointer(pointer(at, "prefixItems"), String(index)), models),
  );
}

function addObject(part: Part, { schema, at, models }: Typed): void {
  const mapped = (keyword: "patternProperties" | "properties"): [string, Property][] =>
    Object.entries(schema[keyword] ?? {}).map(([name, each]) => [
      name,
      property(each, pointer(pointer(at, keyword), name), models),
    ]);
  const all = mapped("patternProperties");
  const [every] = all.filter(([pattern]) => matchesAnything(pattern));
  const patterns = all.filter(([pattern]) => !matchesAnything(pattern));
  part.properties = withNamed(new Map(mapped("properties")), patterns);
  part.patterns = new Map(patterns.filter(([pattern]) => nameIn(pattern) === undefined));
  part.required = new Map(
    (schema.required ?? []).map((name, index) => [
      name,
      pointer(pointer(at, "required"), String(index)),
    ]),
  );
  // What every name matches leaves nothing for `additionalProperties` to say (JSON Schema 2020-12, Core, 10.3.2.3).
  if (every !== undefined) {
    addToAll(part, every[1]);
    return;
  }
  const others = schema.additionalProperties;
  if (others !== undefined && !isOpen(others, models)) {
    const place = pointer(at, "additionalProperties");
    part.others = { conjunction: [located(others, place, models)], at: place };
  }
}

/** Says of all properties, named or not, what a pattern says that every name matches. */
function addToAll(part: Part, { conjunction, at }: Property): void {
  const both = (of: ReadonlyMap<string, Property>): ReadonlyMap<string, Property> =>
    new Map(
      [...of].map(([name, own]) => [
        name,
        { ...own, conjunction: [...own.conjunction, ...conjunction] },
      ]),
    );
  part.properties = both(part.properties);
  part.patterns = both(part.patterns);
  if (!isFree(conjunction)) part.others = { conjunction, at };
}

/** The one name that a pattern such as `^name$` matches. */
function nameIn(pattern: string): string | undefined {
  return /^\^([\w-]+)\$$/.exec(pattern)?.[1];
}

/** What a pattern with one name says is said of the property of that name, beside what `properties` says. */
function withNamed(
  properties: ReadonlyMap<string, Property>,
  patterns: readonly [string, Property][],
): ReadonlyMap<string, Property> {
  const all = new Map(properties);
  for (const [pattern, { conjunction, at }] of patterns) {
    const name = nameIn(pattern);
    if (name === undefined) continue;
    const own = all.get(name);
    all.set(name, {
      at: own?.at ?? at,
      conjunction: [...(own?.conjunction ?? []), ...conjunction],
    });
  }
  return all;
}

function property(schema: Schema, at: string, models: Models): Property {
  return { conjunction: [located(schema, at, models)], at };
}

function opaqueOf(kind: Kind, typed: Typed): Opaque[] {
  const { schema, at, models } = typed;
  return opaqueKeywords.flatMap(([keyword, about]) => {
    const value = schema[keyword];
    return value === undefined || isIdle(schema, keyword) || !counts(about, kind, typed)
      ? []
      : [{ keyword, text: canonicalOf({ keyword, value }, models), at: pointer(at, keyword) }];
  });
}

function valuesOf(schema: Schema): Json[] | undefined {
  const { const: only, enum: values } = schema;
  if (only === undefined) return values;
  return values === undefined || values.some((value) => sameValue(value, only)) ? [only] : [];
}

function distinct(values: Json[]): Json[] {
  return [...new Map(values.map((value) => [sortedJson(value), value])).values()];
}
