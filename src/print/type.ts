import { isObject } from "../json/is-object.js";
import type { Json } from "../json/json.js";

/** A TypeScript type as data: what a schema allows, before it is spelled. */
export type Type =
  | { kind: "keyword"; name: Keyword }
  /** The values, and no other; at least one. */
  | { kind: "literals"; values: readonly Json[] }
  /** `string & {}`: any other value, without hiding the known ones from an editor. */
  | { kind: "open"; of: "number" | "string" }
  | { kind: "flavored"; flavor: string }
  | { kind: "upload" }
  /** What an object has of this name that has no such property itself: `Object["toString"]`. */
  | { kind: "inherited"; name: string }
  | ModelType
  | { kind: "list"; item: Type }
  /** `least` positions must be there; what follows the positions is of the type `rest`, where anything may. */
  | { kind: "tuple"; positions: readonly Type[]; least: number; rest?: Type }
  | ObjectType
  /** An object whose properties have these names, any of which may be missing. */
  | { kind: "record"; keys: Type; value: Type }
  | { kind: "intersection"; parts: readonly Type[] }
  | { kind: "union"; variants: readonly Type[] };

/** Types that TypeScript has a keyword for. */
export type Keyword =
  "Date" | "bigint" | "boolean" | "never" | "null" | "number" | "string" | "undefined" | "unknown";

/** A model by its name. */
export interface ModelType {
  kind: "model";
  name: string;
  /** What refers to it in a schema. */
  ref: string;
  /** Whether it is an object without members. */
  isBare: boolean;
}

/** An object with these members; without any and without an index, any object. */
export interface ObjectType {
  kind: "object";
  members: readonly TypeMember[];
  /** The type of the properties that are not declared. */
  index?: Type;
}

/** A property of an object type. */
export interface TypeMember {
  name: string;
  type: Type;
  isRequired: boolean;
  /** The comment that it gets, where there is something to say. */
  doc?: string;
}

export const unknown: Type = keyword("unknown");
export const never: Type = keyword("never");

export function keyword(name: Keyword): Type {
  return { kind: "keyword", name };
}

export function objectType(members: readonly TypeMember[], index?: Type): ObjectType {
  return { kind: "object", members, ...(index && { index }) };
}

/** A literal for each value; numbers that JavaScript cannot write as a literal are numbers. */
export function literals(values: readonly Json[]): Type {
  const finite = values.every((value) => typeof value !== "number" || Number.isFinite(value));
  if (!finite) return keyword("number");
  if (values.length === 0) return never;
  if (values.every((value) => value === null)) return keyword("null");
  const [only] = values;
  return values.length === 1 && isObject(only)
    ? objectType(Object.entries(only).map(([name, value]) => valueMember(name, value)))
    : { kind: "literals", values };
}

/** A member that has one value and no other. */
function valueMember(name: string, value: Json): TypeMember {
  return { name, type: literals([value]), isRequired: true };
}

/** All of the parts: one that says nothing adds nothing. */
export function intersection(parts: readonly Type[]): Type {
  const telling = parts.filter((part) => part !== unknown);
  const [only] = telling;
  return telling.length <= 1 ? (only ?? unknown) : { kind: "intersection", parts: telling };
}

/** One of the variants: one that allows everything makes the others meaningless. */
export function union(variants: readonly Type[]): Type {
  const [only] = variants;
  if (variants.length === 1 && only !== undefined) return only;
  return variants.includes(unknown)
    ? unknown
    : { kind: "union", variants: nullOnce(variants.flatMap(variantsOf)) };
}

/** The variants of a union; any other type is its own only one. */
export function variantsOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.variants : [type];
}

export function isNull(type: Type): boolean {
  return type.kind === "keyword" && type.name === "null";
}

function nullOnce(variants: readonly Type[]): Type[] {
  const first = variants.findIndex(isNull);
  return variants.filter((type, index) => !isNull(type) || index === first);
}
