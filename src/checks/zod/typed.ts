import type * as z from "zod";

/** Gives a schema the client's own type of what it checks, which the compiler need not work out. */
export function typed<Type>(schema: z.ZodType): z.ZodType<Type> {
  return schema as z.ZodType<Type>;
}
