import * as z from "zod";

/** A whole number, beyond 2^53 as well, where `z.int()` ends. */
export const integer: z.ZodNumber = z.number().refine(Number.isInteger);
