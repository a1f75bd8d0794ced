import type * as v from "valibot";
import { hold, refuse } from "./hold.js";
import { judged } from "./judged.js";

/** A list whose first items have schemas of their own; it may have fewer of them. */
export function listOf(
  first: v.GenericSchema[],
  rest: v.GenericSchema,
): v.GenericSchema<unknown[]> {
  const schema = judged((context) => {
    const { value } = context.dataset;
    if (!Array.isArray(value)) return refuse(context);
    for (const index of value.keys()) hold(context, first[index] ?? rest, index);
  });
  return schema as v.GenericSchema<unknown[]>;
}
