import type { Format } from "../contract/format-places.js";
import { Invalid } from "../failures/invalid.js";

/**
 * 64-bit integers as bigints, small ones too. What is no integer in the JSON (a string, or a number beyond 2^53 with an
 * exponent) stays as it is.
 */
export const asBigInt: Format = {
  read: (value, digits) => (digits === undefined ? value : BigInt(digits)),
};

/** 64-bit integers as strings of digits, small ones too. A string that is something else is not sent. */
export const asDigits: Format = {
  read: (value, digits) => digits ?? value,
  write(value) {
    if (typeof value !== "string") return value;
    if (/^-?(0|[1-9]\d*)$/.test(value)) return BigInt(value);
    throw new Invalid("body", "has a 64-bit integer that is no integer");
  },
};
