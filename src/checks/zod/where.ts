import * as z from "zod";
import { kindOf } from "../values/kind-of.js";
import { hold } from "./hold.js";

/** A schema for values of one kind; all others are fine. */
export function where(kind: string, schema: z.ZodType): z.ZodType {
  return z.unknown().check((payload) => {
    if (kindOf(payload.value) === kind) hold(payload, schema);
  });
}
