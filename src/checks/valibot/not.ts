import * as v from "valibot";

/** Whether a schema does not accept a value. */
export function not(schema: v.GenericSchema): (value: unknown) => boolean {
  return (value) => !v.is(schema, value);
}
