import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { flatSchema } from "./flat-schema.js";

/**
 * True where every reader of a document agrees that null is allowed. Beside a list of values, and without a type, some
 * take 3.0's `nullable: true` for nothing (OpenAPI 3.0.4, section 4.7.24).
 */
export function isPlainlyNullable(schema: Schema, models: Models): boolean {
  const { enum: values, type, anyOf, oneOf } = flatSchema(schema, models);
  const isListed = values !== undefined || anyOf !== undefined || oneOf !== undefined;
  return !isListed && [type].flat().includes("null");
}
