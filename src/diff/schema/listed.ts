import type { Json } from "../../json/json.js";
import { matchesPattern } from "../../values/linear-pattern.js";
import { pointer } from "../../model/source.js";
import type { Part } from "./part.js";
import { isMultiple } from "../../checks/values/is-multiple.js";

/**
 * A part that lists its values: values that its other keywords refuse are taken off the list, and `type` says no more
 * than they do. The other keywords stay, though the list makes them idle: whoever wrote one, or changed it, meant
 * something, and is told. Of objects and lists nothing is taken off, since what they hold may be said elsewhere.
 */
export function listed(part: Part): Part {
  const { kind, values } = part;
  if (values === undefined || kind === "object" || kind === "array") return part;
  const value = values.value.filter((each) => isAccepted(each, part));
  const { values: _, integer: __, ...rest } = part;
  const isAll = kind === "null" || (kind === "boolean" && value.length === 2);
  if (isAll && value.length > 0) return rest;
  const isInteger = kind === "number" && value.every(Number.isInteger);
  return {
    ...rest,
    ...(isInteger && { integer: part.integer ?? pointer(part.at, "type") }),
    values: { ...values, value },
  };
}

/** Whether what a part says of its values lets one through; formats are not looked at. */
export function isAccepted(value: Json, { limits, texts, integer }: Part): boolean {
  if (typeof value === "string") {
    // Characters are counted, not code units (JSON Schema 2020-12, Validation, 6.3.1).
    const { length } = [...value];
    return (
      length >= (limits.minLength?.value ?? 0) &&
      length <= (limits.maxLength?.value ?? Infinity) &&
      (texts.pattern ?? []).every((pattern) => mayMatch(pattern.value, value))
    );
  }
  if (typeof value !== "number") return true;
  return (
    (integer === undefined || Number.isInteger(value)) &&
    value >= (limits.minimum?.value ?? -Infinity) &&
    value > (limits.exclusiveMinimum?.value ?? -Infinity) &&
    value <= (limits.maximum?.value ?? Infinity) &&
    value < (limits.exclusiveMaximum?.value ?? Infinity) &&
    (texts.multipleOf ?? []).every((step) => isMultiple(value, Number(step.value)))
  );
}

/** A pattern that cannot be read takes nothing off the list. */
function mayMatch(pattern: string, text: string): boolean {
  return matchesPattern(pattern, text) !== false;
}
