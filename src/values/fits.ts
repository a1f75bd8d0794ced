import type { Schema } from "../model/schema/schema.js";
import type { Validator } from "./validator.js";

/** Whether the API may answer with a value, or a client may send it. */
export function fits(
  schema: Schema,
  value: unknown,
  { validator, way = "read" }: { validator: Validator; way?: "read" | "written" | undefined },
): boolean {
  return validator.check(schema, value, way).length === 0;
}
