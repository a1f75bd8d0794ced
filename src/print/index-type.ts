import type { Schema } from "../model/schema/schema.js";
import { isNever } from "../model/schema/open.js";
import type { Models } from "../model/schema/references.js";
import { never, union, unknown, type Type } from "./type.js";

/**
 * The type of properties that are not declared. Beside declared ones TypeScript wants an index signature to cover
 * them all, which only `unknown` always does.
 */
export function indexType(
  schema: Schema,
  hasProperties: boolean,
  { models, convert }: { models: Models; convert: (part: Schema) => Type },
): Type | undefined {
  const { additionalProperties, patternProperties } = schema;
  const patterns = Object.values(patternProperties ?? {});
  const closed = additionalProperties !== undefined && isNever(additionalProperties, models);
  if (additionalProperties === undefined && patterns.length === 0) {
    return undefined;
  }
  if (closed && patterns.length === 0) {
    return hasProperties ? undefined : never;
  }
  if (hasProperties || (additionalProperties === undefined && patterns.length > 0)) {
    return unknown;
  }
  const others = closed || additionalProperties === undefined ? [] : [additionalProperties];
  return union([...patterns, ...others].map(convert));
}
