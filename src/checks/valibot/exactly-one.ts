import * as v from "valibot";

/** What one of several schemas accepts, and no other. */
export function exactlyOne(...schemas: v.GenericSchema[]): v.GenericSchema {
  return v.pipe(
    v.unknown(),
    v.check((value) => schemas.filter((schema) => v.is(schema, value)).length === 1),
  );
}
