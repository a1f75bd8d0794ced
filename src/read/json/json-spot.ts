import { closingQuote } from "./json-string.js";
import { isDropped } from "./numbers.js";
import type { Spot } from "../spot.js";

/** The place of the value of a text that is known to be JSON. */
export function jsonSpot(text: string): Spot {
  const start = skipBlank(text, 0);
  return new JsonSpot(text, { start, value: start });
}

/**
 * The place of a value. What is inside of it is looked for when it is asked for: the way to one place leads past
 * nearly all of a large document.
 */
class JsonSpot implements Spot {
  readonly start: number;
  readonly #text: string;
  /** Where the value starts; for a member of an object that is after its key. */
  readonly #value: number;
  #members: Members | undefined;

  constructor(text: string, { start, value }: { start: number; value: number }) {
    this.start = start;
    this.#text = text;
    this.#value = value;
  }

  get keys(): string[] | undefined {
    return this.#text[this.#value] === "{" ? this.#inside().keys : undefined;
  }

  get children(): Spot[] | undefined {
    return /[[{]/.test(this.#text[this.#value] ?? "") ? this.#inside().children : undefined;
  }

  #inside(): Members {
    return (this.#members ??= membersOf(this.#text, this.#value));
  }
}

interface Members {
  keys: string[];
  children: Spot[];
}

/** What stands in the brackets that begin at an offset. What the data leaves out is left out. */
function membersOf(text: string, opening: number): Members {
  const members: Members = { keys: [], children: [] };
  const isObject = text[opening] === "{";
  let at = skipBlank(text, opening + 1);
  while (text[at] !== "}" && text[at] !== "]") {
    const start = at;
    let key = "";
    if (isObject) {
      const end = closingQuote(text, at) + 1;
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    const end = endOfValue(text, at);
    if (!/^[-\d]/.test(text[at] ?? "") || !isDropped(Number(text.slice(at, end)))) {
      if (isObject) members.keys.push(key);
      members.children.push(new JsonSpot(text, { start, value: at }));
    }
    at = skipBlank(text, end);
    if (text[at] === ",") at = skipBlank(text, at + 1);
  }
  return members;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; ; at++) {
    switch (text.charCodeAt(at)) {
      case 34: // "
        at = closingQuote(text, at);
        if (depth === 0) return at + 1;
        break;
      case 91: // [
      case 123: // {
        depth++;
        break;
      case 93: // ]
      case 125: // }
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
        break;
      case 44: // ,
        if (depth === 0) return at;
        break;
      default:
        if (at >= text.length) return at;
    }
  }
}

const blank = /[\t\n\r ]*/y;

function skipBlank(text: string, start: number): number {
  blank.lastIndex = start;
  blank.test(text);
  return blank.lastIndex;
}
