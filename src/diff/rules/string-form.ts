import type { Effect } from "../change.js";
import type { Fact } from "../schema/part.js";
import type { Pairing, Rule } from "./rule.js";

export const pattern: Rule = {
  id: "pattern",
  title: "The pattern of a string",
  explain:
    "A new `pattern` refuses strings that were valid; one that is dropped lets any string through. Two different patterns are taken to be incomparable unless the new one accepts every string.",
};
export const format: Rule = {
  id: "format",
  title: "The format of a value",
  explain:
    "A `format` narrows the values: `int32` lies within `int64`, `float` within `double`, and every format within none. Other formats are incomparable with one another.",
};
export const contentForm: Rule = {
  id: "content-form",
  title: "What a string holds",
  explain:
    "`contentEncoding` and `contentMediaType` say how bytes are written in a string. Another encoding is incomparable with the old one: neither side can read what the other writes.",
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
    const gone = without(base.texts[keyword], head.texts[keyword]);
    const come = without(head.texts[keyword], base.texts[keyword]);
    const effect = effectOf(keyword, gone, come);
    if (effect === "none") continue;
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
    });
  }
}

function without(facts: Fact<string>[] = [], others: Fact<string>[] = []): Fact<string>[] {
  return facts.filter(
    (fact) => !saysNothing(fact) && !others.some((other) => other.value === fact.value),
  );
}

/** A pattern that every string matches; `^$` is none. */
function saysNothing({ value, at }: Fact<string>): boolean {
  const isAnything = /^(\^?(\.\*|\[\\s\\S\]\*)\$?|\^|\$|)$/.test(value);
  return at.endsWith("/pattern") && isAnything;
}

function effectOf(keyword: string, gone: Fact<string>[], come: Fact<string>[]): Effect {
  if (gone.length === 0) return come.length === 0 ? "none" : "narrows";
  if (come.length === 0) return "widens";
  if (keyword === "format" && gone.length === 1 && come.length === 1) {
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
