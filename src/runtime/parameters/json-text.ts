import { Invalid } from "../failures/invalid.js";

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
export function jsonReplacer(name: string, value: unknown): Replacer {
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
