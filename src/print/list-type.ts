import { conjunctionOf } from "../model/schema/conjunction.js";
import { isNever } from "../model/schema/open.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { unknown, type Type } from "./type.js";

/** Most positions of a tuple that are written out because so many items must be there. */
const mostPositions = 10;

/** A list, or a tuple where positions have types of their own; `convert` makes the types of what is in it. */
export function listType(schema: Schema, models: Models, convert: (item: Schema) => Type): Type {
  const { minItems = 0, maxItems = Infinity } = schema;
  const { prefix, others } = partsOf(schema, models);
  if (prefix.length === 0) {
    return { kind: "list", item: others === undefined ? unknown : convert(others) };
  }
  const isClosed = maxItems <= prefix.length || (others !== undefined && isNever(others, models));
  const missing = Math.min(minItems, maxItems, mostPositions) - prefix.length;
  const more = Array.from({ length: isClosed ? 0 : Math.max(missing, 0) }, () => others ?? {});
  const positions = [...prefix.slice(0, maxItems), ...more].map(convert);
  return {
    kind: "tuple",
    positions,
    // A list may end before any position that no bound asks for (JSON Schema 2020-12, Core, 10.3.1.1).
    least: Math.min(minItems, positions.length),
    ...(!isClosed && { rest: others === undefined ? unknown : convert(others) }),
  };
}

/** The positions that have a type, and what follows them. */
interface ListParts {
  prefix: readonly Schema[];
  others: Schema | undefined;
}

/**
 * `unevaluatedItems` speaks of what nothing beside it has looked at. Positions that another schema may have looked at
 * hold anything here: that schema has a type of its own.
 */
function partsOf(schema: Schema, models: Models): ListParts {
  const { prefixItems: prefix = [], items, unevaluatedItems } = schema;
  if (items !== undefined || unevaluatedItems === undefined) return { prefix, others: items };
  const evaluated = evaluatedItems(schema, models);
  if (evaluated === Infinity) return { prefix, others: undefined };
  const elsewhere = Array.from({ length: evaluated - prefix.length }, (): Schema => ({}));
  return { prefix: [...prefix, ...elsewhere], others: unevaluatedItems };
}

/** How many positions a schema, or one that speaks of the same list, may look at. */
function evaluatedItems(schema: Schema, models: Models): number {
  const found = new Set([schema]);
  let most = 0;
  for (const each of found) {
    for (const part of conjunctionOf(each, models)) {
      const { prefixItems = [], items, contains, unevaluatedItems, anyOf = [], oneOf = [] } = part;
      const isWhole = items ?? contains ?? (part === schema ? undefined : unevaluatedItems);
      if (isWhole !== undefined && !isNever(isWhole, models)) return Infinity;
      most = Math.max(most, prefixItems.length);
      const { if: condition, then, else: otherwise } = part;
      for (const next of [...anyOf, ...oneOf, condition, then, otherwise]) {
        if (next !== undefined) found.add(next);
      }
    }
  }
  return most;
}
