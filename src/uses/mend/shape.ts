import { typeText } from "../../diff/types/type-text.js";
import { dereference, type Models } from "../../model/schema/references.js";
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

/** A name without its case and what stands between its words, nor the `X-` of a header. */
export function lettersOf(value: unknown): string {
  return String(value)
    .toLowerCase()
    .replace(/^x-/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** An object that a schema stands for, and whether there may be none. */
export interface HeldObject {
  schema: Schema;
  isNullable: boolean;
}

/** The one object that a schema is, behind references and beside null; undefined where it is none, or several. */
export function objectIn(schema: Schema | undefined, models: Models): HeldObject | undefined {
  if (schema === undefined) return undefined;
  const own = dereference(schema, models);
  if (own.properties !== undefined) return { schema: own, isNullable: isNull(own) };
  const branches = own.anyOf ?? own.oneOf ?? own.allOf ?? [];
  const [only, ...others] = branches.filter((each) => each.type !== "null");
  if (only === undefined || others.length > 0) return undefined;
  const held = objectIn(only, models);
  return held && { ...held, isNullable: held.isNullable || branches.length > 1 };
}

function isNull({ type }: Schema): boolean {
  return Array.isArray(type) && type.includes("null");
}

/** Whether two schemas are one, models that are called otherwise included. */
export function sameBut(names: ReadonlyMap<string, string>): (a: Schema, b: Schema) => boolean {
  const text = (schema: Schema): string =>
    typeText(schema).replace(/#\/models\/([^"/]+)/g, (ref, name: string) => {
      const to = names.get(name);
      return to === undefined ? ref : `#/models/${to}`;
    });
  return (a, b) => text(a) === typeText(b);
}
