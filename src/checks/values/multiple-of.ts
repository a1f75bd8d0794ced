import { isMultiple } from "./is-multiple.js";

/** Whether a number is a multiple of this one. */
export function multipleOf(step: number): (value: number) => boolean {
  return (value) => isMultiple(value, step);
}
