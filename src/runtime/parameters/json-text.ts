import { Invalid } from "../failures/invalid.js";

/** The JSON of an argument, which is called `name` where it has none. */
export function jsonText(name: string, value: unknown): string {
  const text: unknown = JSON.stringify(
    value,
    function (this: Record<string, unknown>, key, written: unknown) {
      return inJson(name, written, this[key]);
    },
  );
  if (typeof text !== "string") throw new Invalid(name, "has no JSON");
  return text;
}

/**
 * What `JSON.stringify` is about to write; `given` is what stood there before a `toJSON` was called. Refused is what it
 * writes null for, with which an update would erase what is stored: NaN and the infinities, which JSON does not have
 * (RFC 8259, section 6), and a date that is none.
 */
export function inJson(name: string, written: unknown, given: unknown): unknown {
  if (typeof written === "number" ? !Number.isFinite(written) : written === null && given !== null)
    throw new Invalid(name, "has a value with no JSON");
  return written;
}
