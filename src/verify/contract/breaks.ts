import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import { memberAt, type At } from "../../json/pointer.js";
import { sortedJson } from "../../json/sorted-json.js";
import type { Schema } from "../../model/schema/schema.js";
import {
  itemsOf,
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
  /** The member that it is broken by, such as `owner.name` or `tags[]`; empty: the value itself. */
  member: string;
  /** Where that stands. */
  at: At;
  value: Json;
}

/** Formats that a text of nothing but letters is none of. */
const checkedFormats: ReadonlySet<string> = new Set([
  ...["date", "date-time", "duration", "email", "ipv4", "ipv6", "time", "uri", "uuid"],
]);

const wrongText = "not-what-was-asked-for";

/** What few patterns match. */
const unmatched = ["\u00b6\u00b6", "-", wrongText];

/** How deep bodies are looked into, in how many ways to read a value, and how long a text or list is made. */
const maxBreakDepth = 3;
const maxWays = 4;
const maxTextLength = 10_000;
const maxListLength = 1_000;

/**
 * Values that break the constraints of a schema, one at a time, made of a valid one. What breaks nothing after all, by
 * the whole schema, is left out.
 */
export function breaksOf(place: Located, valid: Json, sampling: Sampling): Break[] {
  const { validator } = sampling;
  const found = new Map<string, Break>();
  for (const each of breaksIn([[place]], valid, { sampling, depth: 0 })) {
    const text = sortedJson(each.value);
    if (!found.has(text)) found.set(text, each);
  }
  // Of several ways to be right, what is wrong by one may be right by another.
  return [...found.values()]
    .filter(({ value }) => validator.accepts(place.schema, value, "written") === false)
    .map((each) => ({ ...each, at: memberAt(each.at, each.keyword.split(" ")[0] ?? "") }));
}

interface Depth {
  sampling: Sampling;
  depth: number;
}

function* breaksIn(alternatives: readonly Together[], valid: Json, where: Depth): Generator<Break> {
  const { models } = where.sampling;
  const ways = (waysFrom(alternatives, models) ?? []).filter(
    (way) => ![...kindsAllowed(way, models)].every((kind) => kind === "null"),
  );
  for (const way of ways.slice(0, maxWays)) {
    yield* typeBreaks(way, where);
    for (const { schema, at } of way) {
      const broken = [...valuesAgainst(schema), ...changesAgainst(schema, valid)];
      for (const [keyword, value] of broken) yield { keyword, member: "", at, value };
    }
    if (where.depth >= maxBreakDepth) continue;
    if (isObject(valid)) yield* breaksInObject(way, valid, where);
    if (Array.isArray(valid)) yield* breaksInList(way, valid, where);
  }
}

function* typeBreaks(way: Together, { sampling: { models }, depth }: Depth): Generator<Break> {
  const [place] = way;
  if (place === undefined) return;
  const { at } = place;
  const member = "";
  const kinds = kindsAllowed(way, models);
  if (!kinds.has("string")) yield { keyword: "type", member, at, value: wrongText };
  else if (kinds.size < 4) yield { keyword: "type", member, at, value: [{ wrong: true }] };
  if (depth > 0 && !kinds.has("null")) yield { keyword: "type by null", member, at, value: null };
}

/** What breaks a keyword, whatever is right. */
function* valuesAgainst(schema: Schema): Generator<[keyword: string, value: Json]> {
  const { minLength = 0, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed) {
    const numbers = listed.filter((each) => typeof each === "number");
    yield [
      schema.enum ? "enum" : "const",
      numbers.length > 0 ? Math.max(...numbers) + 1 : wrongText,
    ];
  }
  if (minLength > 0) yield ["minLength", "x".repeat(Math.min(minLength - 1, maxTextLength))];
  if (minimum !== undefined) yield ["minimum", minimum - 1];
  if (maximum !== undefined) yield ["maximum", maximum + 1];
  if (exclusiveMinimum !== undefined) yield ["exclusiveMinimum", exclusiveMinimum];
  if (exclusiveMaximum !== undefined) yield ["exclusiveMaximum", exclusiveMaximum];
  if (checkedFormats.has(schema.format ?? "")) yield ["format", wrongText];
  if (schema.format === "int32") yield ["format", 2 ** 31];
  const { pattern } = schema;
  const other = unmatched.find((each) => pattern && matchesPattern(pattern, each) === false);
  if (other !== undefined) yield ["pattern", other];
}

/** What is right, changed so that it breaks a keyword. */
function* changesAgainst(schema: Schema, valid: Json): Generator<[keyword: string, value: Json]> {
  const { maxLength, multipleOf, minItems = 0, maxItems, uniqueItems } = schema;
  const { minProperties = 0, maxProperties } = schema;
  if (typeof valid === "string" && maxLength !== undefined && maxLength < maxTextLength) {
    yield ["maxLength", valid.padEnd(maxLength + 1, "x")];
  }
  if (typeof valid === "number" && multipleOf !== undefined) {
    yield ["multipleOf", valid + multipleOf / 2];
  }
  if (Array.isArray(valid)) {
    const [first = null] = valid;
    if (minItems > 0) yield ["minItems", valid.slice(0, minItems - 1)];
    if (maxItems !== undefined && maxItems < maxListLength) {
      yield ["maxItems", Array.from({ length: maxItems + 1 }, (_, index) => valid[index] ?? first)];
    }
    if (uniqueItems && valid.length > 0) yield ["uniqueItems", [...valid, first]];
  }
  if (!isObject(valid)) return;
  const members = Object.entries(valid);
  if (minProperties > 0) {
    yield ["minProperties", Object.fromEntries(members.slice(0, minProperties - 1))];
  }
  if (maxProperties !== undefined && maxProperties < maxListLength) {
    const more = Array.from({ length: maxProperties + 1 }, (_, index) => [`more${index}`, "x"]);
    yield ["maxProperties", { ...valid, ...(Object.fromEntries(more) as Record<string, Json>) }];
  }
  for (const name of Object.values(schema.dependentRequired ?? {}).flat()) {
    yield ["dependentRequired", without(valid, name)];
  }
}

function* breaksInObject(
  way: Together,
  valid: Record<string, Json>,
  where: Depth,
): Generator<Break> {
  for (const { schema, at } of way) {
    for (const name of schema.required ?? []) {
      yield { keyword: "required", member: name, at, value: without(valid, name) };
    }
    const { additionalProperties, unevaluatedProperties } = schema;
    if (additionalProperties ?? unevaluatedProperties) {
      const value = { ...valid, member_of_no_schema: true };
      yield { keyword: "additionalProperties", member: "", at, value };
    }
  }
  for (const name of Object.keys(valid)) {
    const { parts } = saidOfMember(way, name);
    const inner = breaksIn([parts], valid[name] ?? null, { ...where, depth: where.depth + 1 });
    for (const each of inner) {
      const member = [name, each.member].filter(Boolean).join(".").replace(".[", "[");
      yield { ...each, member, value: { ...valid, [name]: each.value } };
    }
  }
}

function* breaksInList(way: Together, valid: readonly Json[], where: Depth): Generator<Break> {
  const [first, ...rest] = valid;
  if (first === undefined) return;
  const inner = { ...where, depth: where.depth + 1 };
  for (const each of breaksIn(itemsOf(way), first, inner)) {
    const member = ["[]", each.member].filter(Boolean).join(".");
    yield { ...each, member, value: [each.value, ...rest] };
  }
}

function without(object: Record<string, Json>, name: string): Record<string, Json> {
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
}
