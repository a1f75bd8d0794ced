import { Invalid } from "../failures/invalid.js";

/**
 * The text of a string, finite number, bigint or boolean; anything else has no spelling that could be meant. A lone
 * surrogate is refused: it has no UTF-8.
 */
export function textOf(name: string, value: unknown): string {
  encode(name, value);
  return `${value}`;
}

/** The same, percent-encoded (RFC 3986, section 2.1). */
export function encode(name: string, value: unknown): string {
  // String, boolean, bigint; a symbol begins so too.
  if (/^[sb]/.test(typeof value) || Number.isFinite(value))
    try {
      return encodeURIComponent(value as string);
    } catch {
      // A lone surrogate, or a symbol.
    }
  throw new Invalid(name, "is no text, number or boolean");
}
