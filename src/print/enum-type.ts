import type { Direction } from "../emit/output.js";
import type { Schema } from "../model/schema/schema.js";
import { isOpenEnum } from "../model/passes/usage.js";
import { literals, type TypeSchema } from "./type-algebra.js";

/** The values of an enum; one that is read may have others as well. */
export function enumType(schema: Schema, direction: Direction): TypeSchema {
  const values = schema.enum ?? [];
  if (direction === "write" || !isOpenEnum(schema)) {
    return literals(values);
  }
  const distinct = [...new Set(values)];
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const open: TypeSchema[] = [];
  if (kinds.has("string")) open.push({ type: "string", "x-type": "openString" });
  if (kinds.has("number")) open.push({ type: "number", "x-type": "openNumber" });
  return { oneOf: [...distinct.map((value) => literals([value])), ...open] };
}
