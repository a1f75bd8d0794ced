import type { Place } from "../document.js";
import type { SourceText } from "../parse.js";

/** Where a node was written: in the document, or in an overlay. What is inside of it was written there too, unless said. */
export interface Origin {
  text: SourceText;
  tokens: readonly string[];
  /** The members and items that come from elsewhere, by their names in the result. */
  moved?: Map<string, Origin>;
}

/** Where a member or an item of a node was written. */
export function originWithin(origin: Origin, token: string): Origin {
  return origin.moved?.get(token) ?? { text: origin.text, tokens: [...origin.tokens, token] };
}

/** Says that a member or an item comes from elsewhere. */
export function setOrigin(origin: Origin, token: string, from: Origin): Origin {
  (origin.moved ??= new Map()).set(token, from);
  return from;
}

/** The place of the node that tokens lead to in the result. */
export function placeFrom(root: Origin, tokens: readonly string[]): Place {
  let origin = root;
  for (const [index, token] of tokens.entries()) {
    const moved = origin.moved?.get(token);
    if (!moved) return origin.text.place([...origin.tokens, ...tokens.slice(index)]);
    origin = moved;
  }
  return origin.text.place(origin.tokens);
}
