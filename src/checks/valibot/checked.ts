import * as v from "valibot";

/** A schema, and what else is asked of its values, which may be less than their type tells. */
export function checked(
  schema: v.GenericSchema,
  ...predicates: ((value: never) => boolean)[]
): v.GenericSchema {
  const checks = predicates.map((each) => v.check(each as (value: unknown) => boolean));
  return v.pipe(schema, ...checks);
}
