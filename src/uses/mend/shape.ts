import { typeText } from "../../diff/types/type-text.js";
import type { Schema } from "../../model/schema/schema.js";

/**
 * Whether two schemas are the same, and what they are about as well: by their descriptions where both have one, by a
 * word that their names share where not. Any two booleans look alike, and are not the same for it.
 */
export function sameShape(a: Schema, b: Schema, names?: readonly [string, string]): boolean {
  if (typeText(a) !== typeText(b)) return false;
  if (names === undefined) return true;
  if (a.description !== undefined && a.description === b.description) return true;
  const [first, second] = [wordsOf(names[0]), wordsOf(names[1])];
  return first.some((word) => second.some((other) => isSameWord(word, other)));
}

function wordsOf(name: string): string[] {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{N}]+/gu) ?? [name];
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => !/^(id|is|has|of|the|at|in)$/.test(word));
}

/** The same word, or one of it and several. */
function isSameWord(a: string, b: string): boolean {
  return a === b || `${a}s` === b || a === `${b}s`;
}
