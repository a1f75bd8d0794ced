import type { JsonType } from "../model/schema/schema.js";
import type { Json } from "../json/json.js";

/**
 * A schema in the part of JSON Schema that openapi-typescript spells exactly: references, single types, objects,
 * lists, `allOf` as an intersection and `oneOf` as a union. `x-type` asks its hook for a type of ours.
 */
export interface TypeSchema {
  $ref?: string;
  /** Of `$ref`: the model that it leads to, as a schema refers to it. */
  "x-model"?: string;
  /** Of `$ref`: set where the type is an object without members. */
  "x-isBare"?: boolean;
  type?: JsonType;
  /** The properties of an object. */
  "x-members"?: TypeMember[];
  additionalProperties?: TypeSchema;
  items?: TypeSchema;
  prefixItems?: TypeSchema[];
  /** Of a tuple: how many positions there must be; all of them by default. */
  minItems?: number;
  allOf?: TypeSchema[];
  oneOf?: TypeSchema[];
  "x-type"?: SpecialType;
  /** Of `literals`. */
  "x-values"?: Json[];
  "x-flavor"?: string;
}

/** A property of an object type. */
export interface TypeMember {
  name: string;
  type: TypeSchema;
  isRequired: boolean;
  /** The comment that it gets, where there is something to say. */
  doc?: string;
}

/** Types that JSON Schema has no word for, or that are better spelled by ourselves. */
export type SpecialType =
  "bigint" | "flavored" | "literals" | "never" | "openNumber" | "openString" | "tuple" | "upload";

export const unknown: TypeSchema = {};
export const never: TypeSchema = { type: "string", "x-type": "never" };

/** A literal for each value; numbers that JavaScript cannot write as a literal are numbers. */
export function literals(values: Json[]): TypeSchema {
  const finite = values.every((value) => typeof value !== "number" || Number.isFinite(value));
  if (!finite) {
    return { type: "number" };
  }
  return values.length === 1 && values[0] === null
    ? { type: "null" }
    : values.length === 0
      ? never
      : { type: "string", "x-type": "literals", "x-values": values };
}

function isUnknown(schema: TypeSchema): boolean {
  return Object.keys(schema).length === 0;
}

/** All of the parts: one that says nothing adds nothing. */
export function intersection(parts: TypeSchema[]): TypeSchema {
  const telling = parts.filter((part) => !isUnknown(part));
  const [only] = telling;
  if (telling.length <= 1) {
    return only ?? unknown;
  }
  return { allOf: telling };
}

/** One of the variants: one that allows everything makes the others meaningless. */
export function union(variants: TypeSchema[]): TypeSchema {
  const [only] = variants;
  if (variants.length === 1 && only !== undefined) {
    return only;
  }
  return variants.some(isUnknown)
    ? unknown
    : { oneOf: nullOnce(variants.flatMap((variant) => flatten(variant))) };
}

function nullOnce(variants: TypeSchema[]): TypeSchema[] {
  const first = variants.findIndex(({ type }) => type === "null");
  return variants.filter(({ type }, index) => type !== "null" || index === first);
}

function flatten(variant: TypeSchema): TypeSchema[] {
  return variant.oneOf !== undefined && Object.keys(variant).length === 1
    ? variant.oneOf
    : [variant];
}
