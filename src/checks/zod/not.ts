import type * as z from "zod";
import { accepts } from "./accepts.js";

/** Whether a schema does not accept a value. */
export function not(schema: z.ZodType): (value: unknown) => boolean {
  return (value) => !accepts(schema, value);
}
