import type * as v from "valibot";

/** Gives a schema the client's own type of what it checks, which the compiler need not work out. */
export function typed<Type>(schema: v.GenericSchema): v.GenericSchema<Type> {
  return schema as v.GenericSchema<Type>;
}
