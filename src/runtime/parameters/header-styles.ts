import { jsonText } from "./json-text.js";
import { isRecord, itemsOf, membersOf } from "./members.js";
import { textOf } from "./parameter-text.js";

/*
 * Styles of header parameters (OpenAPI 3.1, section 4.8.12.3) beside the default, `simple` for one value or a list.
 * Header values are not percent-encoded; what no header may have is refused when the header is added.
 */

/** `simple`, not exploded, of an object: `a,1,b,2`. */
export function headerList(name: string, value: unknown): string {
  const items = isRecord(value) ? membersOf(value).flat() : itemsOf(value);
  return items.map((item) => textOf(name, item)).join(",");
}

/** `simple`, exploded, of an object: `a=1,b=2`. */
export function headerPairs(name: string, value: unknown): string {
  if (!isRecord(value)) return headerList(name, value);
  return membersOf(value)
    .map(([key, item]) => `${key}=${textOf(name, item)}`)
    .join(",");
}

/** A parameter with a `content` of JSON. A header is ASCII (RFC 9110, section 5.5), and JSON can say the rest in it. */
export function jsonHeader(name: string, value: unknown): string {
  return jsonText(name, value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
