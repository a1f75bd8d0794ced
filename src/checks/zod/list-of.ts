import * as z from "zod";
import { hold } from "./hold.js";

/** A list whose first items have schemas of their own; it may have fewer of them. */
export function listOf(first: z.ZodType[], rest: z.ZodType): z.ZodArray {
  return z.array(z.unknown()).check((payload) => {
    for (const index of payload.value.keys()) hold(payload, first[index] ?? rest, index);
  });
}
