import type { AddParameters, Arguments, ParameterStyle, StyledParameter } from "./contract.js";
import { Invalid } from "./failures.js";

/** The JSON of an argument, which is called `name` where it has none. */
export function jsonText(name: string, value: unknown): string {
  const text: unknown = JSON.stringify(value, jsonReplacer(name, value));
  if (typeof text !== "string") throw new Invalid(name, "has no JSON");
  return text;
}

type Replacer = (this: Record<string, unknown>, key: string, written: unknown) => unknown;

/**
 * What is given to `JSON.stringify` beside a value. It throws `Invalid` on what has no JSON, by its place in the value:
 * `JSON.stringify` would write null, with which an update would erase what is stored, or `{}`, or leave it out.
 */
function jsonReplacer(name: string, value: unknown): Replacer {
  return function replace(key, written) {
    if (hasJson(this, key, written)) return written;
    const path = pathTo(this, value);
    throw new Invalid(
      name,
      `has a value with no JSON${path === undefined ? "" : ` at ${name}${path}${step(this, key)}`}`,
    );
  };
}

/**
 * Whether what is about to be written is what was given. It is not for NaN, the infinities (RFC 8259, section 6) and a
 * date that is none, for functions, symbols and bigints, for undefined in a list, and for what has its contents
 * elsewhere: a Map, a Blob, bytes, a promise that nobody has waited for.
 */
function hasJson(holder: Record<string, unknown>, key: string, written: unknown): boolean {
  if (written === undefined) return !Array.isArray(holder);
  if (written === null) return holder[key] === null;
  if (typeof written === "number") return Number.isFinite(written);
  if (typeof written !== "object") return /^(string|boolean)$/.test(typeof written);
  const [, tag = ""] = /^\[object (\w+)/.exec(Object.prototype.toString.call(written)) ?? [];
  if (tag === "Number") return Number.isFinite(Number(written));
  if (/^(Object|Array|String|Boolean)$/.test(tag)) return true;
  return Object.keys(written).length > 0 && !ArrayBuffer.isView(written);
}

/** Where an object is in a value, such as `.tags[0]`. */
function pathTo(object: object, value: unknown): string | undefined {
  if (value === object) return "";
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const path = pathTo(object, inner);
    if (path !== undefined) return step(value, key) + path;
  }
  return undefined;
}

function step(holder: object, key: string): string {
  return Array.isArray(holder) ? `[${key}]` : `.${key}`;
}

/** Goes through the parameters that were given, null and undefined left out. */
function eachGiven(
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
  add: (name: string, value: unknown, style: ParameterStyle | undefined) => void,
): void {
  for (const parameter of parameters) {
    // A string has none of these members: it is the name.
    const { name = parameter as string, key = name, style } = parameter as Partial<StyledParameter>;
    const value = request[key];
    if (value != null) add(name, value, style);
  }
}

/**
 * The text of a string, finite number, bigint or boolean; anything else has no spelling that could be meant. A lone
 * surrogate is refused: it has no UTF-8.
 */
export function textOf(name: string, value: unknown): string {
  encode(name, value);
  return `${value}`;
}

/** The same, percent-encoded (RFC 3986, section 2.1). */
function encode(name: string, value: unknown): string {
  // String, boolean, bigint; a symbol begins so too.
  if (/^[sb]/.test(typeof value) || Number.isFinite(value))
    try {
      return encodeURIComponent(value as string);
    } catch {
      // A lone surrogate, or a symbol.
    }
  throw new Invalid(name, "is no text, number or boolean");
}

/** Query parameters, in the document's order; by default in the style `form`, exploded, of one value or a list. */
export const inQuery: AddParameters = (draft, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = formPairs) => {
    const pairs = style(name, value);
    if (pairs) draft.url += (draft.url.includes("?") ? "&" : "?") + pairs;
  });

/** `form`, exploded (OpenAPI 3.1, section 4.8.12.3): `a=1&a=2`. */
function formPairs(name: string, value: unknown): string {
  const pair = (item: unknown): string => `${encodeURIComponent(name)}=${encode(name, item)}`;
  return Array.isArray(value) ? value.map(pair).join("&") : pair(value);
}

/**
 * The members of an object that are to be sent: its own, the undefined ones left out, and those that are null, which no
 * form and no parameter has a spelling for (RFC 6570, section 2.3: null is a way of saying undefined).
 */
export function membersOf(value: unknown): [name: string, value: unknown][] {
  // Only a body can be anything else. A `FormData` shows no members: it would go out as a form that says nothing.
  if (!isRecord(value)) throw new Invalid("body", "is no object");
  return Object.entries(value).filter(([, member]) => member != null);
}

/** The items of a list, or the one value; null ones are left out as such members are. */
export function itemsOf(value: unknown): unknown[] {
  return [value].flat().filter((item) => item !== null);
}

/** An object of members, as opposed to a list, a Date, a Blob or another class of its own. */
export function isRecord(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}

/** What a field of a form has no text for, but JSON has: an object of members, or a list. */
export function isJsonValue(value: unknown): value is object {
  return isRecord(value) || Array.isArray(value);
}

/**
 * Adds a header. `Headers` would quote a bad value in its error, so names and values are checked here
 * (RFC 9110, sections 5.1 and 5.5). Whatever the types say: "undefined" and "null" are texts that could be sent. What is
 * no name is not quoted either: it may be a value that stands in the wrong place.
 */
function addHeader(headers: Record<string, string>, name: string, value: string): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new Invalid("headers", "have a name that is none");
  if (value == null || /[^\t -~\x80-\xff]/.test(value))
    throw new Invalid(name, "cannot be a header");
  headers[name.toLowerCase()] = value;
}

/** What platforms refuse, leave out or overwrite without a word (Fetch, "forbidden request-header"). */
const platforms = /^(connection|content-length|expect|host|keep-alive|transfer-encoding|upgrade)$/i;

/** Adds the headers that a caller gave. */
export function addHeaders(
  headers: Record<string, string>,
  given: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  for (const name in given) {
    if (platforms.test(name)) throw new Invalid(name, "is a header that the platform sets");
    addHeader(headers, name, given[name] as string);
  }
  return headers;
}

/*
 * Styles of query parameters (OpenAPI 3.1, section 4.8.12.3) beside the default, `form` exploded. Each gives the
 * whole `name=value`, percent-encoded; empty where there is nothing to send.
 */

/** `form`, not exploded: `a=1,2`. An empty list is sent as `a=`. */
export function formJoined(name: string, value: unknown): string {
  return joined(name, value, ",");
}

function joined(name: string, value: unknown, separator: string): string {
  const items = isRecord(value) ? membersOf(value).flat() : itemsOf(value);
  return `${encodeURIComponent(name)}=${items.map((item) => encode(name, item)).join(separator)}`;
}

/**
 * Path parameters; by default one value each. Empty and dot segments are refused: `new URL` would collapse them,
 * encoded or not, and the request would reach another resource (WHATWG URL, "single-dot URL path segment").
 */
export const inPath: AddParameters = (draft, request, parameters) => {
  for (const parameter of parameters) {
    // A string has none of these members: it is the name.
    const {
      name = parameter as string,
      key = name,
      style = encode,
    } = parameter as Partial<StyledParameter>;
    const text = style(name, request[key] ?? "");
    if (/^(\.|%(25)?2e){0,2}$/i.test(text)) throw new Invalid(key, "is empty or a dot segment");
    draft.url = draft.url.replaceAll(`{${name}}`, () => text);
  }
};
