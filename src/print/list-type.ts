import type { Schema } from "../model/schema/schema.js";
import { isNever } from "../model/schema/open.js";
import type { Models } from "../model/schema/references.js";
import { unknown, type Type } from "./type.js";

/** A list, or a tuple where positions have types of their own; `convert` makes the types of what is in it. */
export function listType(schema: Schema, models: Models, convert: (item: Schema) => Type): Type {
  const { prefixItems, minItems } = schema;
  const others = otherItems(schema);
  if (prefixItems === undefined) {
    return { kind: "list", item: others === undefined ? unknown : convert(others) };
  }
  const { maxItems = Infinity } = schema;
  const isClosed =
    maxItems <= prefixItems.length || (others !== undefined && isNever(others, models));
  const positions = prefixItems.slice(0, maxItems).map(convert);
  return {
    kind: "tuple",
    positions,
    // To the letter every position may be missing. A document that means it says so: only an explicit bound counts.
    least: minItems ?? positions.length,
    ...(!isClosed && { rest: others === undefined ? unknown : convert(others) }),
  };
}

/** What follows the positions that have a type. `contains` and parts of other schemas evaluate items as well. */
function otherItems(schema: Schema): Schema | undefined {
  const { items, unevaluatedItems, contains, allOf, anyOf, oneOf } = schema;
  return contains || allOf || anyOf || oneOf ? items : (items ?? unevaluatedItems);
}
