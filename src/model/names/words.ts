import type { Node, Problem } from "../../read/document.js";
import { members } from "../source.js";

/** What each word of a declaration must be. */
export type Words = Readonly<Record<string, "integer" | "text">>;

/**
 * What is wrong with the words of a declaration such as `x-pagination`. One that it does not have, or that is something
 * else than it must be, would quietly not be read.
 */
export function wordProblems(declared: Node, name: string, words: Words): Problem[] {
  return members(declared)
    .filter(([word]) => !word.startsWith("x-"))
    .flatMap(([word, { value, at }]): Problem[] => {
      const kind = Object.hasOwn(words, word) ? words[word] : undefined;
      if (kind === undefined) {
        const todo = `It has ${Object.keys(words).join(", ")}.`;
        return [
          { at, id: "extension-member", what: `${name} has no ${JSON.stringify(word)}`, todo },
        ];
      }
      const fits = kind === "text" ? typeof value === "string" : Number.isSafeInteger(value);
      if (fits) return [];
      const what = `${word} must be ${kind === "text" ? "a text" : "a whole number"}`;
      return [
        { at, id: "extension-member", what, todo: `Correct it, or leave it out of ${name}.` },
      ];
    });
}
