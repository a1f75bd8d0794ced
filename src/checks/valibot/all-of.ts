import type * as v from "valibot";
import { hold } from "./hold.js";
import { judged } from "./judged.js";

/** What each of several schemas accepts. Unlike `v.intersect`, it puts nothing together anew. */
export function allOf(...schemas: v.GenericSchema[]): v.GenericSchema {
  return judged((context) => {
    for (const schema of schemas) hold(context, schema);
  });
}
