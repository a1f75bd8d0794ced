import type { Fault, Spot } from "./spot.js";
import { isDropped, type NumberNotes } from "./numbers.js";
import { quote } from "./problem.js";

/** What a scan of a JSON text finds: the starts of its nodes up to the first error, and the faults. */
export interface JsonScan {
  spot: Spot;
  faults: Fault[];
}

/**
 * Scans a JSON text (RFC 8259) for the places of its nodes, for keys that stand twice in an object, and for the first
 * error. `JSON.parse` is several times faster and tells none of the three, so this runs only when one is asked for.
 */
export function scanJson(text: string, numbers: NumberNotes): JsonScan {
  const scanner = new JsonScanner(text, numbers);
  return { spot: scanner.document(), faults: scanner.faults };
}

class Stop extends Error {}

const blank = /[\t\n\r ]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const wordToken = /true|false|null/y;

class JsonScanner {
  readonly faults: Fault[] = [];
  readonly #text: string;
  readonly #numbers: NumberNotes;
  #at = 0;

  constructor(text: string, numbers: NumberNotes) {
    this.#text = text;
    this.#numbers = numbers;
  }

  document(): Spot {
    const root: Spot = { start: 0 };
    try {
      this.#skipBlank();
      root.start = this.#at;
      this.#value(root);
      this.#skipBlank();
      if (this.#at < this.#text.length) this.#fail("The JSON text goes on after its end");
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return root;
  }

  /** Reads a value into its spot; false where the value is left out of the data. */
  #value(spot: Spot): boolean {
    switch (this.#text[this.#at]) {
      case "{":
        this.#object(spot);
        return true;
      case "[":
        this.#array(spot);
        return true;
      case '"':
        this.#string();
        return true;
      default:
        return this.#word();
    }
  }

  #object(spot: Spot): void {
    const keys: string[] = (spot.keys = []);
    const children: Spot[] = (spot.children = []);
    const seen = new Set<string>();
    this.#list("}", () => {
      const start = this.#at;
      if (this.#text[start] !== '"') this.#fail("A key in double quotes is missing here");
      const key = this.#string();
      if (seen.has(key)) this.faults.push(duplicateKey(start, key));
      seen.add(key);
      this.#skipBlank();
      if (this.#text[this.#at] !== ":") this.#fail("A colon is missing after the key");
      this.#at++;
      this.#skipBlank();
      const child: Spot = { start };
      if (!this.#value(child)) return;
      keys.push(key);
      children.push(child);
    });
  }

  #array(spot: Spot): void {
    const children: Spot[] = (spot.children = []);
    this.#list("]", () => {
      const child: Spot = { start: this.#at };
      if (this.#value(child)) children.push(child);
    });
  }

  /** Reads what stands between the opening bracket, at which this begins, and the closing one. */
  #list(close: string, item: () => void): void {
    this.#at++;
    this.#skipBlank();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      this.#skipBlank();
      const next = this.#text[this.#at];
      if (next !== "," && next !== close) this.#fail(`A comma or a "${close}" is missing here`);
      this.#at++;
      if (next === close) return;
      this.#skipBlank();
    }
  }

  #word(): boolean {
    const start = this.#at;
    wordToken.lastIndex = start;
    if (wordToken.test(this.#text)) {
      this.#at = wordToken.lastIndex;
      return true;
    }
    const source = this.#token(numberToken, "A value is missing or is not JSON here");
    const value = Number(source);
    this.#numbers.note(start, source, value);
    return !isDropped(value);
  }

  /** A regular expression would run out of stack on a string of some megabytes. */
  #string(): string {
    const end = closingQuote(this.#text, this.#at) + 1;
    try {
      const value = JSON.parse(this.#text.slice(this.#at, end)) as string;
      this.#at = end;
      return value;
    } catch {
      return this.#fail("A string is not closed or has a character that JSON does not allow");
    }
  }

  #token(pattern: RegExp, otherwise: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return this.#fail(otherwise);
    this.#at = pattern.lastIndex;
    return found[0];
  }

  #skipBlank(): void {
    blank.lastIndex = this.#at;
    blank.test(this.#text);
    this.#at = blank.lastIndex;
  }

  #fail(what: string): never {
    const end = this.#at >= this.#text.length;
    this.faults.push({
      offset: this.#at,
      what: end ? "The JSON text ends too early" : what,
      todo: "Correct the JSON there.",
    });
    throw new Stop();
  }
}

/** The fault of a key that stands twice in one object. */
export function duplicateKey(offset: number, key: string): Fault {
  return {
    offset,
    what: `The key ${quote(key)} stands a second time in the same object`,
    todo: "Remove one of the two or give it another name.",
  };
}

const backslash = 92;

/** Where the string ends that begins at a quote; the length of the text where it does not. */
export function closingQuote(text: string, opening: number): number {
  let at = opening;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((at - before) % 2 === 1) return at;
  }
}
