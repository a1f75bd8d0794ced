import type * as v from "valibot";
import { hold, refuse } from "./hold.js";
import { judged } from "./judged.js";

/** The schema that a property of the value names. */
export function byTag(
  property: string,
  tagged: [tag: unknown, schema: v.GenericSchema][],
): v.GenericSchema {
  const schemas = new Map(tagged);
  return judged((context) => {
    const { value } = context.dataset;
    const isTagged = typeof value === "object" && value !== null && Object.hasOwn(value, property);
    const schema = isTagged && schemas.get((value as Record<string, unknown>)[property]);
    if (schema) hold(context, schema);
    else refuse(context, ...(isTagged ? [property] : []));
  });
}
