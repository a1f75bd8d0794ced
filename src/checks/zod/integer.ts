import * as z from "zod";

const wholeNumber: z.ZodNumber = z.number().refine(Number.isInteger);

/** A whole number, beyond 2^53 as well, where `z.int()` ends. */
export function integer(): z.ZodNumber {
  return wholeNumber;
}
