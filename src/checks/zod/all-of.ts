import * as z from "zod";
import { hold } from "./hold.js";

/** What each of several schemas accepts. Unlike `z.intersection`, it puts nothing together anew. */
export function allOf(...schemas: z.ZodType[]): z.ZodType {
  return z.unknown().check((payload) => {
    for (const schema of schemas) hold(payload, schema);
  });
}
