import { memberAt } from "../../json/pointer.js";
import type { At } from "../../json/pointer.js";
import type { Complaint, Rule } from "../rule.js";
import type { PlacedSchema } from "../schemas.js";

/** Patterns that neither examples nor the emulator's requests are held against. */
export const patternUnchecked: Rule = {
  id: "pattern-unchecked",
  severity: "warning",
  title: "Patterns can be checked",
  explain:
    "A pattern is a regular expression of ECMA-262 with the flag u (JSON Schema 2020-12, 6.3.3). Patterns of a " +
    "document run in an engine whose time grows linearly with the text, so that none can hang the program. It " +
    "cannot run look-arounds, back-references or counts beyond 1000.",
  example: {
    before: [
      "paths: {}",
      "components:",
      "  schemas:",
      '    Chip: { type: string, pattern: "^(?!000)[0-9]{3}$" }',
    ],
    after: [
      "paths: {}",
      "components:",
      "  schemas:",
      '    Chip: { type: string, pattern: "^([1-9][0-9]{2}|0[1-9][0-9]|00[1-9])$" }',
    ],
  },
  check: ({ schemas }) => uncheckedPatterns(schemas),
};

/** What is said of patterns that cannot be read, once for each. */
export async function uncheckedPatterns(schemas: readonly PlacedSchema[]): Promise<Complaint[]> {
  const places = new Map<string, At[]>();
  for (const [pattern, at] of schemas.flatMap(patternsOf)) {
    places.set(pattern, [...(places.get(pattern) ?? []), at]);
  }
  if (places.size === 0) return [];
  const { readPattern } = await import("../../values/linear-pattern.js");
  return [...places].flatMap(([pattern, [at = "#", ...others]]): Complaint[] => {
    const read = readPattern(pattern);
    return typeof read === "string" ? [{ at, others, ...complaints[read] }] : [];
  });
}

const complaints = {
  mistaken: {
    what: "The pattern is not checked: it is no regular expression of ECMA-262 with the flag u",
    todo: "Correct it.",
  },
  costly: {
    what: "The pattern is not checked: it has look-arounds, back-references or counts beyond 1000, or is very large",
    todo: "Say it without them, or shorter, if examples and requests should be held against it.",
  },
};

/** The patterns of a schema itself, each with its place. */
function patternsOf({ schema, at }: PlacedSchema): [pattern: string, at: At][] {
  const { pattern, patternProperties = {} } = schema;
  return [
    ...(pattern === undefined ? [] : [[pattern, `${at}/pattern`] as [string, At]]),
    ...Object.keys(patternProperties).map((each): [string, At] => [
      each,
      memberAt(`${at}/patternProperties`, each),
    ]),
  ];
}
