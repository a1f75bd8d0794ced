import * as v from "valibot";

/** Whether so many items of a list are what a schema accepts. */
export function contains(
  schema: v.GenericSchema,
  least: number = 1,
  most: number = Infinity,
): (list: readonly unknown[]) => boolean {
  return (list) => {
    const { length } = list.filter((item) => v.is(schema, item));
    return length >= least && length <= most;
  };
}
