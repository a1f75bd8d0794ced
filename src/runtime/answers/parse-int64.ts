import { parseMarked } from "../bodies/exact-json.js";
import { settleInt64s } from "../bodies/settle-int64s.js";
import type { Int64Places } from "../contract/int64-places.js";
import type { Operation } from "../contract/operation.js";

/** What an answer has for a parser. */
type Answered = Parameters<NonNullable<Operation["parse"]>>[1];

/**
 * Reads the JSON of an answer, its 64-bit integers as bigints, small ones too. What is no integer in the JSON (a
 * string, or a number beyond 2^53 with an exponent) stays as it is.
 */
export function asBigInts(this: Operation, text: string, { status }: Answered): unknown {
  return parseInt64s(text, placesOf(this, status), BigInt);
}

/** Reads the JSON of an answer, its 64-bit integers as strings of digits, small ones too. */
export function asDigits(this: Operation, text: string, { status }: Answered): unknown {
  return parseInt64s(text, placesOf(this, status), String);
}

/** Reads JSON, the integers at the places made what `make` makes of their digits. */
function parseInt64s(
  text: string,
  places: Int64Places,
  make: (digits: string) => unknown,
): unknown {
  const { value, mark } = parseMarked(text);
  return settleInt64s(value, [places], (each, isInt64) => {
    const isMarked = typeof each === "string" && each.startsWith(mark);
    const digits = isMarked ? each.slice(mark.length) : `${each}`;
    if (isInt64 && (isMarked || Number.isSafeInteger(each))) return make(digits);
    return isMarked ? Number(digits) : each;
  });
}

function placesOf({ int64 = {} }: Operation, status: number): Int64Places {
  const { success = {}, failures = {} } = int64;
  if (status >= 200 && status < 300) return success;
  return failures[status] ?? failures[`${`${status}`[0]}XX`] ?? failures["default"] ?? {};
}
