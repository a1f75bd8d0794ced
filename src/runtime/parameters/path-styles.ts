import { jsonText } from "./json-text.js";
import { isRecord, itemsOf, membersOf } from "./members.js";
import { encode } from "./parameter-text.js";

/*
 * Styles of path parameters (OpenAPI 3.1, section 4.8.12.3) beside the default, one value. Each gives the segment's
 * text, percent-encoded.
 */

/** `simple`, not exploded: `1,2`, or `a,1,b,2`. */
export function simple(name: string, value: unknown): string {
  return encodedItems(name, value).join(",");
}

/** `simple`, exploded: `1,2`, or `a=1,b=2`. */
export function simpleExploded(name: string, value: unknown): string {
  return encodedPairs(name, value).join(",");
}

/** `label`, not exploded: `.1,2`. */
export function label(name: string, value: unknown): string {
  return `.${simple(name, value)}`;
}

/** `label`, exploded: `.1.2`, or `.a=1.b=2`. */
export function labelExploded(name: string, value: unknown): string {
  return `.${encodedPairs(name, value).join(".")}`;
}

/** `matrix`, not exploded: `;name=1,2`; of an empty text `;name`. */
export function matrix(name: string, value: unknown): string {
  return matrixOf([`${name}=${simple(name, value)}`]);
}

/** `matrix`, exploded: `;name=1;name=2`, or `;a=1;b=2`. */
export function matrixExploded(name: string, value: unknown): string {
  const pairs = isRecord(value)
    ? encodedPairs(name, value)
    : encodedItems(name, value).map((item) => `${name}=${item}`);
  return matrixOf(pairs);
}

/** A parameter with a `content` of JSON. */
export function jsonPath(name: string, value: unknown): string {
  return encode(name, jsonText(name, value));
}

/** What is empty goes without its equals sign (RFC 6570, section 3.2.7). */
function matrixOf(pairs: readonly string[]): string {
  return pairs.map((pair) => `;${pair.replace(/=$/, "")}`).join("");
}

function encodedItems(name: string, value: unknown): string[] {
  const items = isRecord(value) ? membersOf(value).flat() : itemsOf(value);
  return items.map((item) => encode(name, item));
}

function encodedPairs(name: string, value: unknown): string[] {
  if (!isRecord(value)) return encodedItems(name, value);
  return membersOf(value).map(([key, item]) => `${encode(name, key)}=${encode(name, item)}`);
}
