import type { Direction } from "../emit/output.js";
import { isOpenEnum, listedIn } from "../model/passes/usage.js";
import type { Schema } from "../model/schema/schema.js";
import { literals, union, type Type } from "./type.js";

/** The values of an enum; one that is read may have others as well. */
export function enumType(schema: Schema, direction: Direction): Type {
  return union([literals(schema.enum ?? []), ...othersOf(schema, direction)]);
}

/** What is read may be beside the values that a schema lists. */
export function othersOf(schema: Schema, direction: Direction): Type[] {
  if (direction === "write" || !isOpenEnum(schema)) return [];
  const values = listedIn(schema) ?? [];
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const open = (["string", "number"] as const).filter((kind) => kinds.has(kind));
  return open.map((of): Type => ({ kind: "open", of }));
}
