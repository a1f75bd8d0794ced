import * as z from "zod";
import { accepts } from "./accepts.js";
import { hold } from "./hold.js";

/** One of two schemas, by whether a value is what another one accepts (JSON Schema, Core, 10.2.2). */
export function ifThenElse(
  condition: z.ZodType,
  then: z.ZodType,
  otherwise: z.ZodType = z.unknown(),
): z.ZodType {
  return z.unknown().check((payload) => {
    hold(payload, accepts(condition, payload.value) ? then : otherwise);
  });
}
