import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { At } from "../../json/pointer.js";
import {
  kindsAllowed,
  saidOfMember,
  waysFrom,
  type Located,
  type Together,
} from "../../values/located.js";
import { matchesPattern } from "../../values/linear-pattern.js";
import type { Sampling } from "../../values/sample.js";

/** A value that breaks one constraint of its schema, and no other where that can be. */
export interface Break {
  /** The keyword that it breaks. */
  keyword: string;
  /** Where that stands. */
  at: At;
  value: Json;
}

/** Formats that a text of nothing but letters is none of. */
const checkedFormats: ReadonlySet<string> = new Set([
  "date",
  "date-time",
  "email",
  "ipv4",
  "time",
  "uuid",
]);

const wrongText = "not-what-was-asked-for";

/** How deep bodies are looked into. */
const deepestBreak = 3;

/**
 * Values that break the constraints of a schema, one at a time, made of a valid one. What breaks nothing after all, by
 * the whole schema, is left out.
 */
export function breaksOf(place: Located, valid: Json, sampling: Sampling): Break[] {
  const { validator } = sampling;
  return [...breaksIn([[place]], valid, { sampling, depth: 0 })].filter(
    ({ value }) => validator.accepts(place.schema, value, "written") === false,
  );
}

interface Depth {
  sampling: Sampling;
  depth: number;
}

function* breaksIn(
  alternatives: readonly Together[],
  valid: Json,
  { sampling, depth }: Depth,
): Generator<Break> {
  const { models } = sampling;
  const ways = (waysFrom(alternatives, models) ?? []).filter(
    (way) => ![...kindsAllowed(way, models)].every((kind) => kind === "null"),
  );
  const [way] = ways;
  const [place] = way ?? [];
  // Of several ways to be right, what is wrong by one may be right by another.
  if (way === undefined || place === undefined || ways.length > 1) return;
  const kinds = kindsAllowed(way, models);
  if (!kinds.has("string")) yield { keyword: "type", at: place.at, value: wrongText };
  else if (kinds.size < 4) yield { keyword: "type", at: place.at, value: [{ wrong: true }] };
  for (const { schema, at } of way) {
    const { minLength = 0, maxLength, minimum, maximum, format = "", pattern } = schema;
    if (schema.enum ?? schema.const) yield { keyword: "enum", at, value: wrongText };
    if (minLength > 0) yield { keyword: "minLength", at, value: "x".repeat(minLength - 1) };
    if (maxLength !== undefined && maxLength < 10_000 && typeof valid === "string") {
      yield { keyword: "maxLength", at, value: valid.padEnd(maxLength + 1, "x") };
    }
    if (minimum !== undefined) yield { keyword: "minimum", at, value: minimum - 1 };
    if (maximum !== undefined) yield { keyword: "maximum", at, value: maximum + 1 };
    if (checkedFormats.has(format)) yield { keyword: "format", at, value: wrongText };
    if (pattern !== undefined && matchesPattern(pattern, "\u00b6\u00b6") === false) {
      yield { keyword: "pattern", at, value: "\u00b6\u00b6" };
    }
  }
  if (isObject(valid) && depth < deepestBreak)
    yield* breaksInObject(way, valid, { sampling, depth });
}

function* breaksInObject(
  way: Together,
  valid: Record<string, Json>,
  where: Depth,
): Generator<Break> {
  for (const { schema, at } of way) {
    for (const name of schema.required ?? []) {
      const { [name]: _, ...rest } = valid;
      yield { keyword: `required: ${name}`, at, value: rest };
    }
    const { additionalProperties, unevaluatedProperties } = schema;
    if (additionalProperties ?? unevaluatedProperties) {
      const value = { ...valid, member_of_no_schema: true };
      yield { keyword: "additionalProperties", at, value };
    }
  }
  for (const name of Object.keys(valid)) {
    const { parts } = saidOfMember(way, name);
    const inner = breaksIn([parts], valid[name] ?? null, { ...where, depth: where.depth + 1 });
    for (const each of inner) yield { ...each, value: { ...valid, [name]: each.value } };
  }
}
