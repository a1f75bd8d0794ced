import { Invalid } from "./invalid.js";

/** The text of a string, finite number, bigint or boolean; anything else has no spelling that could be meant. */
export function textOf(name: string, value: unknown): string {
  if (/^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value))
    return String(value);
  throw new Invalid(name, "is not a string, number or boolean");
}

/** The same, percent-encoded (RFC 3986, section 2.1). A lone surrogate is refused: it has no UTF-8. */
export function encode(name: string, value: unknown): string {
  const text = textOf(name, value);
  try {
    return encodeURIComponent(text);
  } catch {
    throw new Invalid(name, "is not well-formed Unicode");
  }
}

/** The members of an object that are to be sent: its own, the undefined ones left out. */
export function membersOf(value: object): [name: string, value: unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
