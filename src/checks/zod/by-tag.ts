import * as z from "zod";
import { hold, refuse } from "./hold.js";

/** The schema that a property of the value names. */
export function byTag(property: string, tagged: [tag: unknown, schema: z.ZodType][]): z.ZodType {
  const schemas = new Map(tagged);
  return z.unknown().check((payload) => {
    const { value } = payload;
    const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, property);
    const schema = isObject && schemas.get((value as Record<string, unknown>)[property]);
    if (schema) hold(payload, schema);
    else refuse(payload, ...(isObject ? [property] : []));
  });
}
