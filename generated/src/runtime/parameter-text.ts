import { Invalid } from "./invalid.js";

/**
 * The text of a string, finite number, bigint or boolean; anything else has no spelling that could be meant. A lone
 * surrogate is refused: it has no UTF-8.
 */
export function textOf(name: string, value: unknown): string {
  const isScalar = /^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value);
  if (isScalar && !/\p{Cs}/u.test(`${value}`)) return `${value}`;
  throw new Invalid(name, "is no text, number or boolean");
}

/** The same, percent-encoded (RFC 3986, section 2.1). */
export function encode(name: string, value: unknown): string {
  return encodeURIComponent(textOf(name, value));
}
