import { RE2JS } from "re2js";
import { sizeOf } from "./pattern-size.js";

/** A pattern that takes time in proportion to the text that it is held against. */
export interface LinearPattern {
  test(text: string): boolean;
}

/** Why a pattern is not held against anything. `mistaken`: it is no regular expression; `costly`: it may take forever. */
export type Unreadable = "costly" | "mistaken";

/**
 * Reads a pattern of a document, a regular expression of ECMA-262 with the flag `u` (JSON Schema 2020-12, 6.3.3 and the
 * core's 6.4). JavaScript's own engine goes back and forth, which for some patterns takes longer than anyone lives; RE2
 * does not, and knows neither look-arounds nor back-references nor counts beyond 1000. To compile one takes RE2 time in
 * proportion to its length, counts written out, so what is large is not compiled.
 */
export function readPattern(pattern: string): LinearPattern | Unreadable {
  const known = read.get(pattern);
  if (known !== undefined) return known;
  const result = compile(pattern);
  read.set(pattern, result);
  return result;
}

/** Whether a pattern of a document matches a text; undefined where the pattern cannot be read. */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const linear = readPattern(pattern);
  return typeof linear === "string" ? undefined : linear.test(text);
}

const read = new Map<string, LinearPattern | Unreadable>();

/** How many states RE2 may make of one pattern, and of all: it takes some ten thousand of them a second. */
const maxStates = 5_000;
let left = 300_000;

function compile(pattern: string): LinearPattern | Unreadable {
  if (pattern.length > maxStates) return "costly";
  try {
    new RegExp(pattern, "u");
  } catch {
    return "mistaken";
  }
  const size = sizeOf(pattern);
  const spelled = size > maxStates || size > left ? undefined : spellForRe2(pattern);
  if (spelled === undefined) return "costly";
  left -= size;
  try {
    return RE2JS.compile(spelled);
  } catch {
    return "costly";
  }
}

const hex = (code: number): string => `\\x{${code.toString(16)}}`;

/** ECMA-262, 22.2.2.9: `\s` is WhiteSpace and LineTerminator; RE2 has five characters of them. */
const space = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;
const noSpace = String.raw`\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;

/** Spellings that the two engines read differently, by what stands outside and inside of brackets. */
const spellings: Readonly<Record<string, { outside?: string; inside?: string }>> = {
  "\\s": { outside: `[${space}]`, inside: space },
  "\\S": { outside: `[${noSpace}]`, inside: noSpace },
  "\\b": { inside: hex(8) },
  "\\0": { outside: hex(0), inside: hex(0) },
  ".": { outside: String.raw`[^\n\r\x{2028}\x{2029}]` },
  "[": { inside: "\\[" },
  "[]": { outside: String.raw`[^\x{0}-\x{10ffff}]`, inside: "\\[]" },
  "[^]": { outside: String.raw`[\x{0}-\x{10ffff}]`, inside: "\\[^]" },
};

/** What is one sign to ECMA-262: surrogates that make a pair, other escapes, the beginnings of groups and brackets. */
const sign =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\c[a-zA-Z]|\\.|\(\?(?![:<])|\[\^?\]|./gsu;

/** The same in RE2's spelling; nothing where it has none. */
function spellForRe2(pattern: string): string | undefined {
  let isInside = false;
  let spelled = "";
  for (const [token] of pattern.matchAll(sign)) {
    const isBackReference = /^\\[1-9k]$/.test(token);
    // `(?i:` and its like are of ECMA-262 2025, and not of every engine that this runs on.
    const isOtherGroup = !isInside && token === "(?";
    if (isBackReference || isOtherGroup) return undefined;
    spelled +=
      spellings[token]?.[isInside ? "inside" : "outside"] ??
      (/^\\[uc]/.test(token) ? hex(characterOf(token)) : token);
    if (/^\[\^?\]$/.test(token)) isInside = false;
    else if (token === "[") isInside = true;
    else if (token === "]") isInside = false;
  }
  return spelled;
}

/** The character of `\u{1f600}`, `\ud83d\ude00`, `\u00e9` or `\cJ`. */
function characterOf(escape: string): number {
  if (escape.startsWith("\\c")) return escape.charCodeAt(2) % 32;
  if (escape.startsWith("\\u{")) return Number.parseInt(escape.slice(3), 16);
  const units = escape.split("\\u").slice(1);
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))).codePointAt(
    0,
  ) as number;
}
