import { Invalid } from "../failures/invalid.js";
import { isRecord, itemsOf, membersOf } from "./members.js";
import { textOf } from "./parameter-text.js";

/*
 * The style `cookie` (OpenAPI 3.2, section 4.12.2.2): nothing is percent-encoded, so a value must be one that a cookie
 * can have. Each gives the whole `name=value`.
 */

/** Exploded: `a=1; a=2`; an object's members are cookies of their own. */
export function cookiePairs(name: string, value: unknown): string {
  const pairs = isRecord(value) ? membersOf(value) : [[name, value] as const];
  return pairs
    .flatMap(([key, item]) =>
      itemsOf(item).map((each) => `${cookieText(name, key)}=${cookieText(name, each)}`),
    )
    .join("; ");
}

/** Not exploded: `a=1,2`, or `a=b,1,c,2`. */
export function cookieJoined(name: string, value: unknown): string {
  const items = isRecord(value) ? membersOf(value).flat() : itemsOf(value);
  return `${name}=${items.map((item) => cookieText(name, item)).join()}`;
}

/** A semicolon would begin another cookie (RFC 6265, section 4.2.1). */
function cookieText(name: string, value: unknown): string {
  const text = textOf(name, value);
  if (text.includes(";")) throw new Invalid(name, "has a semicolon, which no cookie can have");
  return text;
}
