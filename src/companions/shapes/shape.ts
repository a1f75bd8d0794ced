import type { Json } from "../../json/json.js";
import type { Kind } from "../../model/schema/kinds.js";

/** What a schema asks of a value, in the words that libraries of validators have. */
export type Shape =
  | { kind: "any" | "boolean" | "never" | "null" }
  | { kind: "model"; name: string }
  | { kind: "values"; values: Json[] }
  | TextShape
  | NumberShape
  | Int64Shape
  | { kind: "date" }
  | ListShape
  | ObjectShape
  /** Values of other kinds are fine. */
  | { kind: "where"; of: Kind; shape: Shape }
  | { kind: "union"; variants: Shape[] }
  /** Exactly one of them. */
  | { kind: "exclusive"; variants: Shape[] }
  /** The one that a property tells: each has values that no other one has. */
  | { kind: "tagged"; property: string; variants: { tags: Json[]; shape: Shape }[] }
  | { kind: "all"; parts: Shape[] }
  | { kind: "not"; shape: Shape }
  | { kind: "condition"; if: Shape; then: Shape; else: Shape }
  | { kind: "unevaluated"; of: "array" | "object"; evaluated: EvaluatedShape; shape: Shape };

export interface TextShape {
  kind: "text";
  format?: string;
  min?: number;
  max?: number;
  pattern?: string;
}

export interface NumberShape {
  kind: "number";
  isInteger: boolean;
  /** `int32` or `int64`. */
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
}

/** A 64-bit integer that is no number in the client. */
export interface Int64Shape {
  kind: "int64";
  as: "bigint" | "string";
  least?: bigint;
  most?: bigint;
}

export interface ListShape {
  kind: "list";
  /** What the first items are. */
  first: Shape[];
  rest: Shape;
  min?: number;
  max?: number;
  isUnique: boolean;
  contains?: { shape: Shape; min: number; max?: number };
}

export interface ObjectShape {
  kind: "object";
  /** In the document's order. */
  members: Member[];
  patterns: { pattern: string; shape: Shape }[];
  /** What all other properties are. */
  others: Shape;
  names?: Shape;
  min?: number;
  max?: number;
  /** Names that a name asks for. */
  dependent?: Record<string, string[]>;
}

export interface Member {
  name: string;
  shape: Shape;
  isRequired: boolean;
}

/** What has been said of the properties or items of a value. */
export interface EvaluatedShape {
  names: string[];
  patterns: string[];
  first: number;
  items: Shape[];
  isAll: boolean;
  cases: { if: Shape; then: EvaluatedShape }[];
}

export const any: Shape = { kind: "any" };
export const never: Shape = { kind: "never" };
