import type * as z from "zod";

/** Whether a schema accepts a value. */
export function accepts(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}
