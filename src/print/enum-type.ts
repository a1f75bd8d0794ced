import type { Direction } from "../emit/output.js";
import { extensibleValues, isOpenEnum, listedIn } from "../model/passes/usage.js";
import type { Schema } from "../model/schema/schema.js";
import { keyword, literals, union, type Type } from "./type.js";

/** The values of an enum; one that is read may have others as well. */
export function enumType(schema: Schema, direction: Direction): Type {
  return union([literals(schema.enum ?? []), ...othersOf(schema, direction)]);
}

/** A text or a number, with the values that `x-extensible-enum` names among others. */
export function extensibleType(schema: Schema, of: "number" | "string"): Type {
  const values = extensibleValues(schema, of);
  if (values.length > 0) return union([literals(values), { kind: "open", of }]);
  return keyword(schema.inProgram === "date" ? "Date" : of);
}

/** What is read may be beside the values that a schema lists. */
export function othersOf(schema: Schema, direction: Direction): Type[] {
  if (direction === "write" || !isOpenEnum(schema)) return [];
  const values = listedIn(schema) ?? [];
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const open = (["string", "number"] as const).filter((kind) => kinds.has(kind));
  return open.map((of): Type => ({ kind: "open", of }));
}
