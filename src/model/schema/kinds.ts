import type { Json } from "../../json/json.js";
import { conjunctionOf } from "./conjunction.js";
import { isNever } from "./open.js";
import { dereference, type Models } from "./references.js";
import { remembered, type Answer } from "./remembered.js";
import type { JsonType, Schema } from "./schema.js";
import { typesOf } from "./types-of.js";

/** The types of JSON that values tell apart: an integer is a number. */
export type Kind = Exclude<JsonType, "integer">;

export const kinds: readonly Kind[] = ["null", "boolean", "number", "string", "array", "object"];

/** All of them, and none. */
export const anyKind: ReadonlySet<Kind> = new Set(kinds);
const noKind: ReadonlySet<Kind> = new Set();

/**
 * The kinds of values that a schema accepts, by all that speaks of one value: its `$ref`, `allOf`, `anyOf` and `oneOf`
 * included. None: it accepts nothing.
 */
export const kindsOf: Answer<ReadonlySet<Kind>> = remembered(
  (schema, models) =>
    commonKinds(
      conjunctionOf(schema, models).flatMap((part) => [
        ownKinds(part),
        isNever(part, models) ? noKind : anyKind,
        ...[part.anyOf, part.oneOf].map((list) => list && unitedKinds(list, models)),
      ]),
    ),
  anyKind,
);

/** The kinds that a schema's own keywords speak of; all of them where nothing tells. */
export function ownKinds(schema: Schema): ReadonlySet<Kind> {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) return new Set(values.map(kindOf));
  const types = typesOf(schema);
  return types.length === 0 ? anyKind : new Set(types.map(kindOfType));
}

/** The kinds that all of them have. */
export function commonKinds(all: readonly (ReadonlySet<Kind> | undefined)[]): ReadonlySet<Kind> {
  return all.reduce<ReadonlySet<Kind>>(
    (found, each) => (each ? new Set([...found].filter((kind) => each.has(kind))) : found),
    anyKind,
  );
}

function unitedKinds(variants: readonly Schema[], models: Models): ReadonlySet<Kind> {
  return new Set(variants.flatMap((each) => [...kindsOf(each, models)]));
}

export function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "object" | "string";
}

/** The kind that the values of a type have. */
export function kindOfType(type: JsonType): Kind {
  return type === "integer" ? "number" : type;
}

/** True where the schema is, or may be, of this type. */
export function allowsType(schema: Schema, type: JsonType, models: Models): boolean {
  return typesAllowed(schema, models).has(type);
}

/** The types that the schema, or one of the schemas that it is composed of, names. */
const typesAllowed: Answer<ReadonlySet<JsonType>> = remembered((schema, models) => {
  const own = dereference(schema, models);
  const types = typesOf(own);
  if (types.length > 0) return new Set(types);
  const { allOf = [], anyOf = [], oneOf = [] } = own;
  return new Set([...allOf, ...anyOf, ...oneOf].flatMap((part) => [...typesAllowed(part, models)]));
}, new Set());
