import type { Schema } from "../../model/schema/schema.js";
import { any, type ListShape, type Shape } from "./shape.js";

/** What is asked of a list. */
export function listShape(schema: Schema, shape: (part: Schema) => Shape): ListShape {
  const { prefixItems = [], items, contains, minContains = 1, maxContains } = schema;
  const { minItems = 0, maxItems, uniqueItems = false } = schema;
  const isContained = contains !== undefined && (minContains > 0 || maxContains !== undefined);
  return {
    kind: "list",
    first: prefixItems.map(shape),
    rest: items === undefined ? any : shape(items),
    ...(minItems > 0 && { min: minItems }),
    ...(maxItems !== undefined && { max: maxItems }),
    isUnique: uniqueItems,
    ...(isContained && {
      contains: {
        shape: shape(contains),
        min: minContains,
        ...(maxContains !== undefined && { max: maxContains }),
      },
    }),
  };
}
