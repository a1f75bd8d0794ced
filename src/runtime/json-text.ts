import { Invalid } from "./invalid.js";

/** The JSON of an argument, which is called `name` where it has none. */
export function jsonText(name: string, value: unknown): string {
  const text: unknown = JSON.stringify(value, (_, each: unknown) => inJson(name, each));
  if (typeof text !== "string") throw new Invalid(name, "has no JSON");
  return text;
}

/**
 * What `JSON.stringify` is about to write. NaN and the infinities are refused, which JSON does not have (RFC 8259,
 * section 6): it writes null for them, with which an update would erase what is stored.
 */
export function inJson(name: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new Invalid(name, "has a number with no JSON");
  return value;
}
