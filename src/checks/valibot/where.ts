import type * as v from "valibot";
import { kindOf } from "../values/kind-of.js";
import { hold } from "./hold.js";
import { judged } from "./judged.js";

/** A schema for values of one kind; all others are fine. */
export function where(kind: string, schema: v.GenericSchema): v.GenericSchema {
  return judged((context) => {
    if (kindOf(context.dataset.value) === kind) hold(context, schema);
  });
}
