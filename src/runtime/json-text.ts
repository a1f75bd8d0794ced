import { Invalid } from "./invalid.js";

/**
 * The JSON of an argument, which is called `name` where it has none. NaN and the infinities are refused, which JSON does
 * not have (RFC 8259, section 6): `JSON.stringify` writes null, with which an update would erase what is stored.
 */
export function jsonText(name: string, value: unknown): string {
  const text: unknown = JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === "number" && !Number.isFinite(each))
      throw new Invalid(name, "has a number with no JSON");
    return each;
  });
  if (typeof text !== "string") throw new Invalid(name, "has no JSON");
  return text;
}
