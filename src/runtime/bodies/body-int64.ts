import type { BodySettings, EncodedBody } from "../contract/body.js";
import type { Int64Places } from "../contract/int64-places.js";
import { Invalid } from "../failures/invalid.js";
import { parseMarked, stringifyExact } from "./exact-json.js";
import { settleInt64s } from "./settle-int64s.js";

/** A JSON body that may hold bigints: they are sent as bare numbers. */
export function jsonOfBigInts(
  body: unknown,
  { bodyType: contentType = "application/json" }: BodySettings,
): EncodedBody {
  const text = stringifyExact(body);
  if (text === undefined) throw new Invalid("body", "has no JSON");
  return { body: text, contentType };
}

/**
 * A JSON body whose 64-bit integers are strings of digits: they are sent as bare numbers, and a string that is
 * something else is refused.
 */
export function jsonOfDigits(body: unknown, settings: BodySettings): EncodedBody {
  const text = stringifyExact(body);
  return jsonOfBigInts(text && withBigInts(text, settings.int64?.body ?? {}), settings);
}

/** What a JSON text says, all of its large integers and those that are strings as bigints. */
function withBigInts(text: string, places: Int64Places): unknown {
  const { value, mark } = parseMarked(text);
  return settleInt64s(value, [places], (each, isInt64) => {
    if (typeof each !== "string") return each;
    if (each.startsWith(mark)) return BigInt(each.slice(mark.length));
    if (!isInt64) return each;
    if (/^-?(0|[1-9]\d*)$/.test(each)) return BigInt(each);
    throw new Invalid("body", "has a 64-bit integer that is no integer");
  });
}
