import type { Effect } from "../change.js";
import type { Fact, Part } from "../schema/part.js";
import { readPattern } from "../../values/linear-pattern.js";
import { textFor } from "../../values/pattern-text.js";
import { matchesAnything } from "../schema/universal-pattern.js";
import { isWithinFormat } from "./number-range.js";
import type { Pairing, Rule } from "./rule.js";

export const pattern: Rule = {
  id: "pattern",
  title: "The pattern of a string",
  explain:
    "A new `pattern` refuses strings that were valid; removing one admits any string. For two different patterns a string is searched that only one of them matches; if none is found, the documents cannot tell.",
};
export const format: Rule = {
  id: "format",
  title: "The format of a value",
  explain:
    "A `format` narrows the values: `int32` lies within `int64`, `float` within `double`, and every format within no format. Other formats are incomparable with one another. A format that neither JSON Schema nor OpenAPI defines refuses nothing, and adding `int64` to an integer only says what most assume.",
};
export const contentForm: Rule = {
  id: "content-form",
  title: "What a string holds",
  explain:
    "`contentEncoding` and `contentMediaType` say how bytes are written in a string. Two different encodings are incomparable, and so are one and none: neither side can read what the other writes.",
};

const keywords: readonly [string, Rule][] = [
  ["pattern", pattern],
  ["format", format],
  ["contentEncoding", contentForm],
  ["contentMediaType", contentForm],
];

/** Formats that lie within another one (OpenAPI Format Registry). */
const within: Readonly<Record<string, readonly string[]>> = {
  int8: ["int16", "int32", "int64", "float", "double"],
  int16: ["int32", "int64", "float", "double"],
  uint8: ["int16", "int32", "int64", "float", "double"],
  int32: ["int64", "double"],
  float: ["double"],
};

/** Compares `pattern`, `format`, `contentEncoding` and `contentMediaType`. */
export function compareForms({ base, head, add }: Pairing): void {
  for (const [keyword, rule] of keywords) {
    const refuses = (fact: Fact<string>, other: Part): boolean =>
      keyword !== "format" || !isWithinFormat(other, fact.value);
    const gone = without(base.texts[keyword], head.texts[keyword]).filter((fact) =>
      refuses(fact, head),
    );
    const come = without(head.texts[keyword], base.texts[keyword]).filter((fact) =>
      refuses(fact, base),
    );
    if (gone.length + come.length === 0) continue;
    if (keyword === "pattern" && gone.length > 0 && come.length > 0) {
      comparePatterns(gone, come, add);
      continue;
    }
    const effect = effectOfKeyword(keyword, gone, come);
    const before = gone.map((fact) => fact.value).join(" and ");
    const after = come.map((fact) => fact.value).join(" and ");
    add({
      rule: rule.id,
      effect,
      base: gone[0]?.at ?? base.at,
      head: come[0]?.at ?? head.at,
      what: describe(keyword, before, after),
      ...(before && { before }),
      ...(after && { after }),
      guards: keyword === "format" && [...gone, ...come].every(isNote) ? ["annotated"] : [],
    });
  }
}

/** A 64-bit integer is what most take an integer for anyway. */
function isNote({ value }: Fact<string>): boolean {
  return value === "int64" || value === "uint64";
}

/**
 * Two patterns are told apart by texts that one of them matches and the other does not. Where none is found that was
 * valid before, or is valid now, the documents cannot tell.
 */
function comparePatterns(
  gone: readonly Fact<string>[],
  come: readonly Fact<string>[],
  add: Pairing["add"],
): void {
  const [before, after] = [gone, come].map((facts) =>
    facts.map(({ value }) => value).join(" and "),
  );
  const change = {
    rule: pattern.id,
    base: gone[0]?.at ?? "#",
    head: come[0]?.at ?? "#",
    what: describe("pattern", before ?? "", after ?? ""),
    before: before ?? "",
    after: after ?? "",
  };
  add({ ...change, effect: losesText(gone, come) ? "narrows" : "unknown", skip: ["response"] });
  add({ ...change, effect: losesText(come, gone) ? "widens" : "unknown", skip: ["request"] });
}

/** Whether some text matches all of one side, and not all of the other. */
function losesText(from: readonly Fact<string>[], to: readonly Fact<string>[]): boolean {
  return from
    .flatMap(({ value }) => textsFor(value))
    .some((text) => mayBe(text, from) && !mayBe(text, to));
}

/** Texts that a pattern matches: short and long, with one character of a set and another. */
function textsFor(expression: string): string[] {
  const variants = [0, 1, 2, 3, 5, 9, 17, 25, 33, 61];
  return [undefined, 1, 2, 3, 4, 6, 8, 12, 20, 40].flatMap((minLength) =>
    variants.flatMap((variant) => {
      const range = minLength === undefined ? {} : { minLength };
      return textFor(expression, (count) => variant % count, range) ?? [];
    }),
  );
}

function mayBe(text: string, facts: readonly Fact<string>[]): boolean {
  return facts.every(({ value }) => {
    const read = readPattern(value);
    return typeof read === "string" || read.test(text);
  });
}

/** JSON Schema takes a format that it does not know for a note (2020-12, Validation, 7.2.3). */
/** The same text is another value once it is decoded, or no longer decoded. */
function effectOfKeyword(keyword: string, gone: Fact<string>[], come: Fact<string>[]): Effect {
  if (keyword === "contentEncoding") return "incomparable";
  return keyword === "format" ? formatEffect(gone, come) : effectOf(gone, come);
}

function formatEffect(gone: Fact<string>[], come: Fact<string>[]): Effect {
  const [old, now] = [gone, come].map((facts) => facts.filter(({ value }) => known.has(value)));
  return old?.length || now?.length ? effectOf(old ?? [], now ?? []) : "none";
}

/** The formats of JSON Schema (2020-12, Validation, 7.3), of OpenAPI, and its registry's numbers. */
const known: ReadonlySet<string> = new Set(
  [
    "date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference",
    "uuid uri-template json-pointer relative-json-pointer regex",
    "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal decimal128 byte binary password base64url",
  ].flatMap((names) => names.split(" ")),
);

function without(facts: Fact<string>[] = [], others: Fact<string>[] = []): Fact<string>[] {
  return facts.filter(
    (fact) => !saysNothing(fact) && !others.some((other) => other.value === fact.value),
  );
}

function saysNothing({ value, at }: Fact<string>): boolean {
  return at.endsWith("/pattern") && matchesAnything(value);
}

function effectOf(gone: Fact<string>[], come: Fact<string>[]): Effect {
  if (gone.length === 0) return come.length === 0 ? "none" : "narrows";
  if (come.length === 0) return "widens";
  if (gone.length === 1 && come.length === 1) {
    const before = gone[0]?.value ?? "";
    const after = come[0]?.value ?? "";
    if (within[before]?.includes(after)) return "widens";
    if (within[after]?.includes(before)) return "narrows";
  }
  return "incomparable";
}

function describe(keyword: string, before: string, after: string): string {
  if (before === "") return `\`${keyword}\` is now \`${after}\`; there was none`;
  if (after === "") return `\`${keyword}\` was \`${before}\` and is gone`;
  return `\`${keyword}\` was \`${before}\` and is \`${after}\``;
}
