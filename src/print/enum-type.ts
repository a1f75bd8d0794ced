import type { Direction } from "../emit/output.js";
import { isOpenEnum } from "../model/passes/usage.js";
import type { Schema } from "../model/schema/schema.js";
import { literals, union, type Type } from "./type.js";

/** The values of an enum; one that is read may have others as well. */
export function enumType(schema: Schema, direction: Direction): Type {
  const values = schema.enum ?? [];
  const listed = literals(values);
  if (direction === "write" || !isOpenEnum(schema)) return listed;
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const open = (["string", "number"] as const).filter((kind) => kinds.has(kind));
  return union([listed, ...open.map((of): Type => ({ kind: "open", of }))]);
}
