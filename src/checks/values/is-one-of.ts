import { sameValue } from "./same-value.js";

/** Whether a value is one of these, lists and objects among them. */
export function isOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.some((each) => sameValue(each, value));
}
