import type { Schema } from "../model/schema.js";
import type { Validator } from "./validator.js";

/** Whether the API may answer with a value. What a schema that cannot be compiled asks for, nobody knows. */
export function fits(
  schema: Schema,
  value: unknown,
  { validator }: { validator: Validator },
): boolean {
  try {
    return validator.check(schema, value, "read").length === 0;
  } catch {
    return true;
  }
}
