import type { FormatPlaces } from "../contract/format-places.js";
import { jsonReplacer } from "../parameters/json-text.js";
import { saidOf, saidOfItem, saidOfProperty, type Said } from "./said-of.js";

/*
 * JSON.parse reads numbers as doubles, which skip integers beyond 2^53 (RFC 8259, section 6), and JSON.stringify
 * refuses bigints. Here such an integer passes through both as a string that begins with a mark. The mark is drawn
 * anew for each text, as the boundary of a multipart body is, so that no string of the text begins with it.
 */

/** A JSON text as a value, its large integers as marked strings. */
export interface MarkedJson {
  readonly value: unknown;
  /** Undefined where there are no large integers. */
  readonly mark: string | undefined;
}

/** Reads JSON. Every integer that a number may not hold is a string: the mark, then its digits. Throws on what is no JSON. */
export function parseMarked(text: string): MarkedJson {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return { value, mark: undefined };
  const mark = newMark();
  // It is JSON: backslashes stand in strings only, and every other quote begins or ends one.
  let isInString = false;
  const marked = text.replace(/\\.|"|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    const [, digits] = /^(-?\d{16,300})(?:\.0+)?$/.exec(isInString ? "" : token) ?? [];
    return digits === undefined ? token : `"${mark}${digits}"`;
  });
  return { value: JSON.parse(marked), mark };
}

/**
 * Writes JSON, each bigint as its digits, and what is at the places as its format has it; `undefined` where there is
 * none to write, as JSON.stringify has it.
 */
export function stringifyExact(value: unknown, places: FormatPlaces): string | undefined {
  const mark = newMark();
  const replaceOther = jsonReplacer("body", value);
  /** Of the lists and objects whose members come next. */
  const known = new Map<unknown, Said>();
  let isWhole = true;
  // `this` has what stood there before a `toJSON`, which many programs give to bigints, was called.
  function replace(this: Record<string, unknown>, key: string, written: unknown): unknown {
    const said = isWhole ? saidOf([places]) : saidOfMember(this, key);
    isWhole = false;
    const given = this[key];
    const settled = said.formats.reduce((each, { write }) => (write ? write(each) : each), given);
    if (typeof settled === "bigint") return `${mark}${settled}`;
    const text = Object.is(settled, given) ? replaceOther.call(this, key, written) : settled;
    known.set(text, said);
    return text;
  }
  const saidOfMember = (holder: Record<string, unknown>, key: string): Said => {
    const said = known.get(holder) as Said;
    return Array.isArray(holder) ? saidOfItem(said, Number(key)) : saidOfProperty(said, key);
  };
  const text = JSON.stringify(value, replace) as string | undefined;
  return text?.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

function newMark(): string {
  return `int64-${crypto.getRandomValues(new Uint32Array(4)).join("-")}:`;
}
