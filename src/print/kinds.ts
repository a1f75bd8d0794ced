import { modelOf, type JsonType, type Schema } from "../model/schema/schema.js";
import type { Models } from "../model/schema/schema-lookup.js";
import { typesOf } from "../model/schema/types-of.js";
import type { Json } from "../json/json.js";
import type { TypeSchema } from "./type-algebra.js";

/** The types that a value may have; undefined where it may be anything. An integer is a number. */
export type Kinds = ReadonlySet<JsonType> | undefined;

/** What is known of schemas already: many lead to the same ones. */
const known = new WeakMap<Schema, { kinds: Kinds }>();

/** True for `not: {}`, which is `false`. */
export function isNever({ not }: Schema): boolean {
  return not !== undefined && Object.keys(not).length === 0;
}

/** What a value of this type is. What nothing is known of may be anything. */
export function kindsOfType(type: TypeSchema, models: Models): Kinds {
  if (type.$ref !== undefined) {
    return kindsOf({ $ref: type["x-model"] ?? "" }, models);
  }
  if (type.allOf !== undefined) {
    return every(type.allOf.map((part) => kindsOfType(part, models)));
  }
  if (type.oneOf !== undefined) {
    return some(type.oneOf.map((part) => kindsOfType(part, models)));
  }
  if (type["x-type"] === "never") {
    return new Set();
  }
  if (type["x-values"] !== undefined) {
    return new Set(type["x-values"].map(kindOf));
  }
  return type.type && new Set([numberOf(type.type)]);
}

function kindsOf(schema: Schema, models: Models): Kinds {
  const before = known.get(schema);
  if (before !== undefined) {
    return before.kinds;
  }
  // Of one that leads back to itself nothing is known on the way.
  const found: { kinds: Kinds } = { kinds: undefined };
  known.set(schema, found);
  found.kinds = madeKinds(schema, models);
  return found.kinds;
}

function madeKinds(schema: Schema, models: Models): Kinds {
  const below = (part: Schema): Kinds => kindsOf(part, models);
  const { $ref, allOf = [], anyOf, oneOf } = schema;
  const target = $ref === undefined ? undefined : models.get(modelOf($ref))?.schema;
  return every([
    ownKinds(schema),
    target && below(target),
    ...allOf.map(below),
    anyOf && some(anyOf.map(below)),
    oneOf && some(oneOf.map(below)),
  ]);
}

function ownKinds(schema: Schema): Kinds {
  if (schema.const !== undefined) {
    return new Set([kindOf(schema.const)]);
  }
  if (schema.enum !== undefined) {
    return new Set(schema.enum.map(kindOf));
  }
  const types = typesOf(schema);
  return types.length === 0 ? undefined : new Set(types.map(numberOf));
}

/** What all of them allow. */
function every(all: Kinds[]): Kinds {
  return all.reduce(
    (found, kinds) =>
      found && kinds ? new Set([...found].filter((k) => kinds.has(k))) : (found ?? kinds),
    undefined,
  );
}

/** What one of them allows. */
function some(all: Kinds[]): Kinds {
  const told = all.filter((kinds) => kinds !== undefined);
  return told.length < all.length ? undefined : new Set(told.flatMap((kinds) => [...kinds]));
}

function kindOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "object" | "string";
}

function numberOf(type: JsonType): JsonType {
  return type === "integer" ? "number" : type;
}
