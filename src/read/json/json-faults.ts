import { closingQuote } from "./json-string.js";
import type { NumberNotes } from "./numbers.js";
import { quote } from "../problem.js";
import type { Fault } from "../spot.js";

/**
 * Scans a JSON text (RFC 8259) for keys that stand twice in an object and for the first error, and takes its numbers
 * down. `JSON.parse` is several times faster and tells none of it, so this runs only when it is asked for.
 */
export function jsonFaults(text: string, numbers: NumberNotes): Fault[] {
  const scanner = new JsonScanner(text, numbers);
  scanner.document();
  return scanner.faults;
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

  document(): void {
    try {
      this.#skipBlank();
      this.#value();
      this.#skipBlank();
      if (this.#at < this.#text.length) this.#fail("The JSON text goes on after its end");
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  #value(): void {
    switch (this.#text[this.#at]) {
      case "{":
        this.#object();
        return;
      case "[":
        this.#list("]", () => this.#value());
        return;
      case '"':
        this.#string();
        return;
      default:
        this.#word();
    }
  }

  #object(): void {
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
      this.#value();
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

  #word(): void {
    const start = this.#at;
    wordToken.lastIndex = start;
    if (wordToken.test(this.#text)) {
      this.#at = wordToken.lastIndex;
      return;
    }
    const source = this.#token(numberToken, "A value is missing or is not JSON here");
    this.#numbers.note(start, source, Number(source));
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
      id: "json-syntax",
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
    id: "duplicate-key",
    what: `The key ${quote(key)} stands a second time in the same object`,
    todo: "Remove one of the two or give it another name.",
  };
}
