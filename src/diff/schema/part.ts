import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import type { Kind } from "../../model/schema/kinds.js";
import type { Schema } from "../../model/schema/schema.js";

/** A schema and where it stands. */
export interface Located {
  schema: Schema;
  at: At;
  /** Of what is below a part: that it accepts anything, or nothing at all. */
  accepts?: "everything" | "nothing";
}

/** Schemas that all apply to one value, as the parts of an `allOf` do. Empty: anything. */
export type Conjunction = readonly Located[];

/** Something that a schema says, and where. */
export interface Fact<Value> {
  value: Value;
  at: At;
}

/** Keywords with a number, of which the tighter one of two counts. */
export type Lower =
  "exclusiveMinimum" | "minContains" | "minItems" | "minLength" | "minProperties" | "minimum";
export type Upper =
  "exclusiveMaximum" | "maxContains" | "maxItems" | "maxLength" | "maxProperties" | "maximum";

/** Values, and of those that stand by themselves, such as a `const` of a branch, where. */
export interface Listed extends Fact<Json[]> {
  places?: ReadonlyMap<string, At>;
}

export interface Closure {
  /** What properties (or items) that are not named have to be. */
  conjunction: Conjunction;
  at: At;
}

export interface Property {
  conjunction: Conjunction;
  at: At;
}

/** A statement that is compared by what it says, not looked into: `not`, `if`, `contains` and the like. */
export interface Opaque {
  keyword: string;
  /** Canonical JSON: the same text means the same. */
  text: string;
  at: At;
}

/**
 * One way for a value of one kind to be valid: everything here has to hold. A schema is a list of parts, any of which
 * may hold; `anyOf`, `oneOf`, lists of types and `nullable` all come out the same.
 */
export interface Part {
  /** An integer is a number whose part says so. */
  kind: Kind;
  at: At;
  /** The model that the part is, where it is one. */
  model?: string;
  /** Of an object: no `type` says so, only its keywords do. */
  implied?: boolean;
  /** The `oneOf` that it is a branch of: no value may match two of them. */
  oneOf?: At;
  /** The branch of an `anyOf` or `oneOf` that it is. */
  branch?: At;
  /** Of a number: it has no fraction. */
  integer?: At;
  /** `enum` and `const`. */
  values?: Listed;
  limits: Partial<Record<Lower | Upper, Fact<number>>>;
  /** `pattern`, `format`, `multipleOf`, `contentEncoding`, `contentMediaType`: all values of a keyword have to hold. */
  texts: Record<string, Fact<string>[]>;
  unique?: At;
  properties: ReadonlyMap<string, Property>;
  patterns: ReadonlyMap<string, Property>;
  required: ReadonlyMap<string, At>;
  /** `additionalProperties`, and `unevaluatedProperties`, which means the same once everything is merged. */
  others?: Closure;
  prefix: readonly Property[];
  items?: Closure;
  opaque: readonly Opaque[];
}
