import { readPattern } from "./linear-pattern.js";

/** Chooses one of so many, counted from 0. */
export type Choice = (count: number) => number;

export interface TextBounds {
  minLength?: number | undefined;
  maxLength?: number | undefined;
}

/** A text that a pattern matches; undefined where none was found: the pattern is beyond this, or beyond checking. */
export function textFor(
  pattern: string,
  choose: Choice,
  { minLength = 0, maxLength = Infinity }: TextBounds = {},
): string | undefined {
  const check = readPattern(pattern);
  if (typeof check === "string") return undefined;
  // What may be repeated is repeated more often until the text is long enough.
  for (let extra = 0; extra <= Math.min(minLength, 1000); extra += 1) {
    const text = new Writer(pattern, choose, extra).write();
    if (text === undefined) return undefined;
    for (const each of [text, text.padEnd(minLength, "x")]) {
      const { length } = each;
      if (length >= minLength && length <= maxLength && check.test(each)) return each;
    }
  }
  return undefined;
}

/** What an escape may stand for, as the members of a class. */
const escapes: Readonly<Record<string, string>> = {
  ...{ d: "0-9", w: "a-zA-Z0-9_", s: " ", D: "a-z", W: " -", S: "a-z" },
  ...{ n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", "0": "\0" },
};
const unicode: Readonly<Record<string, string>> = {
  ...{ L: "a-z", Letter: "a-z", Ll: "a-z", Lu: "A-Z", N: "0-9", Nd: "0-9", Alphabetic: "a-z" },
};

/** Every printable character of ASCII, those first that are least in the way. */
const printable = charactersOf("a-zA-Z0-9_ -").concat([...".,:;!?@#$%&*+=/|~^'\"`()[]{}<>\\"]);

/** Reads a pattern of ECMA-262 from left to right and writes a text that it matches on the way. */
class Writer {
  readonly #signs: string[];
  readonly #choose: Choice;
  readonly #extra: number;
  #at = 0;

  constructor(pattern: string, choose: Choice, extra: number) {
    this.#signs = [
      ...pattern.matchAll(/\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\[pP]\{[^}]*\}|\\.|./gsu),
    ].map(([each]) => each);
    this.#choose = choose;
    this.#extra = extra;
  }

  /** The text; undefined where the pattern has what is not known here. */
  write(): string | undefined {
    try {
      return this.#alternatives()();
    } catch {
      return undefined;
    }
  }

  #alternatives(): () => string {
    const branches: (() => string)[] = [this.#sequence()];
    while (this.#take("|")) branches.push(this.#sequence());
    return () => branches[this.#choose(branches.length)]?.() ?? "";
  }

  #sequence(): () => string {
    const parts: (() => string)[] = [];
    while (this.#at < this.#signs.length && !["|", ")"].includes(this.#signs[this.#at] ?? "")) {
      const part = this.#part();
      const [least, most] = this.#quantity();
      const count = Math.min(most, most > least ? least + this.#extra : least);
      parts.push(() => Array.from({ length: count }, part).join(""));
    }
    return () => parts.map((part) => part()).join("");
  }

  #part(): () => string {
    const sign = this.#next();
    if (sign === "^" || sign === "$") return () => "";
    if (sign === "(") return this.#group();
    const members = sign === "[" ? this.#brackets() : sign === "." ? printable : membersOf(sign);
    return () => members[this.#choose(members.length)] ?? "";
  }

  #group(): () => string {
    if (this.#take("?")) {
      if (this.#take("<")) {
        while (this.#next() !== ">");
      } else if (!this.#take(":")) {
        throw new SyntaxError("A look-around");
      }
    }
    const inside = this.#alternatives();
    this.#next();
    return inside;
  }

  #brackets(): string[] {
    const isNegated = this.#take("^");
    const members: string[] = [];
    while (!this.#take("]")) {
      const from = membersOf(this.#next());
      if (this.#signs[this.#at] === "-" && this.#signs[this.#at + 1] !== "]") {
        this.#next();
        members.push(...charactersOf(`${from[0]}-${membersOf(this.#next())[0]}`));
      } else {
        members.push(...from);
      }
    }
    return isNegated ? printable.filter((each) => !members.includes(each)) : members;
  }

  #quantity(): [least: number, most: number] {
    const sign = this.#signs[this.#at] ?? "";
    let quantity: [number, number] = [1, 1];
    if (sign === "{") {
      let text = "";
      while (!text.endsWith("}")) text += this.#next();
      const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(text) ?? [];
      quantity = [Number(least), most ? Number(most) : comma ? Infinity : Number(least)];
    } else if (this.#take("*")) quantity = [0, Infinity];
    else if (this.#take("+")) quantity = [1, Infinity];
    else if (this.#take("?")) quantity = [0, 1];
    else return quantity;
    this.#take("?");
    return quantity;
  }

  #take(sign: string): boolean {
    if (this.#signs[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #next(): string {
    const sign = this.#signs[this.#at];
    if (sign === undefined) throw new SyntaxError("The pattern ends too early");
    this.#at += 1;
    return sign;
  }
}

/** The characters that one sign stands for. */
function membersOf(sign: string): string[] {
  if (!sign.startsWith("\\")) return [sign];
  const property = /^\\p\{(?:[^=}]*=)?([^}]*)\}$/.exec(sign)?.[1];
  if (property !== undefined) return charactersOf(unicode[property] ?? "a-z");
  const code = /^\\u\{?([\da-fA-F]+)\}?$/.exec(sign)?.[1];
  if (code !== undefined) return [String.fromCodePoint(Number.parseInt(code, 16))];
  const letter = sign.slice(1);
  const known = escapes[letter];
  if (known !== undefined) return charactersOf(known);
  if (/[\w]/.test(letter)) throw new SyntaxError("An escape that is not known here");
  return [letter];
}

/** `a-zA-Z_` as single characters; of a long range its beginning. */
function charactersOf(ranges: string): string[] {
  return [...ranges.matchAll(/(.)-(.)|./gsu)].flatMap(([one, from, to]) => {
    if (from === undefined || to === undefined) return [one];
    const [first = 0, last = 0] = [from.codePointAt(0), to.codePointAt(0)];
    const count = Math.min(last - first + 1, 200);
    return Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index));
  });
}
