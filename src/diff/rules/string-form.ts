import type { Effect } from "../change.js";
import type { Fact, Part } from "../schema/part.js";
import { isWithinFormat } from "./number-range.js";
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
    "A `format` narrows the values: `int32` lies within `int64`, `float` within `double`, and every format within none. Other formats are incomparable with one another. A format that neither JSON Schema nor OpenAPI knows is a note and refuses nothing; `int64` says of an integer what most assume.",
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
    const refuses = (fact: Fact<string>, other: Part): boolean =>
      keyword !== "format" || !isWithinFormat(other, fact.value);
    const gone = without(base.texts[keyword], head.texts[keyword]).filter((fact) =>
      refuses(fact, head),
    );
    const come = without(head.texts[keyword], base.texts[keyword]).filter((fact) =>
      refuses(fact, base),
    );
    if (gone.length + come.length === 0) continue;
    const effect = keyword === "format" ? formatEffect(gone, come) : effectOf(gone, come);
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

/** JSON Schema takes a format that it does not know for a note (2020-12, Validation, 7.2.3). */
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

/** A pattern that every string matches; `^$` is none. */
function saysNothing({ value, at }: Fact<string>): boolean {
  const isAnything = /^(\^?(\.\*|\[\\s\\S\]\*)\$?|\^|\$|)$/.test(value);
  return at.endsWith("/pattern") && isAnything;
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
