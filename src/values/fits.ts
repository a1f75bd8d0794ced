import type { Schema } from "../model/schema/schema.js";
import type { Validator } from "./validator.js";

/** Whether the API may answer with a value. */
export function fits(
  schema: Schema,
  value: unknown,
  { validator }: { validator: Validator },
): boolean {
  return validator.check(schema, value, "read").length === 0;
}
