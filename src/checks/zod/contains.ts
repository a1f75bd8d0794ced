import type * as z from "zod";
import { accepts } from "./accepts.js";

/** Whether so many items of a list are what a schema accepts. */
export function contains(
  schema: z.ZodType,
  least: number = 1,
  most: number = Infinity,
): (list: readonly unknown[]) => boolean {
  return (list) => {
    const { length } = list.filter((item) => accepts(schema, item));
    return length >= least && length <= most;
  };
}
