import * as v from "valibot";
import { hold } from "./hold.js";
import { judged } from "./judged.js";

/** One of two schemas, by whether a value is what another one accepts (JSON Schema, Core, 10.2.2). */
export function ifThenElse(
  condition: v.GenericSchema,
  then: v.GenericSchema,
  otherwise: v.GenericSchema = v.unknown(),
): v.GenericSchema {
  return judged((context) => {
    hold(context, v.is(condition, context.dataset.value) ? then : otherwise);
  });
}
