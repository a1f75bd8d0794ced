import type { Json } from "../../json/json.js";
import type { At } from "../../json/pointer.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Schemas } from "../schema/schemas.js";

/** Deepest nesting of values that are made up. */
const maxDepth = 5;
/** Longest string and list that are made up. */
const maxTextLength = 2000;

const texts: Readonly<Record<string, string>> = {
  date: "2026-03-15",
  "date-time": "2026-03-15T09:30:00Z",
  email: "a@example.org",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  time: "09:30:00Z",
  uri: "https://example.org/a",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
};

/**
 * Values of a kind that are likely to tell two schemas apart: those at and beside every limit of the part. One by one,
 * the simplest first: of what is inside only the first is needed, and to make all would take for ever where schemas
 * contain each other.
 */
export function* candidates(part: Part, schemas: Schemas, depth = 0): Iterable<Json> {
  yield* part.values?.value ?? [];
  switch (part.kind) {
    case "null":
      return yield null;
    case "boolean":
      return yield* [true, false];
    case "number":
      return yield* numbers(part);
    case "string":
      return yield* strings(part);
    case "array":
      return yield* lists(part, schemas, depth);
    case "object":
      return yield* objects(part, schemas, depth);
    default:
      return part.kind satisfies never;
  }
}

function numbers({ limits, texts: facts }: Part): number[] {
  const bounds = [
    limits.minimum,
    limits.exclusiveMinimum,
    limits.maximum,
    limits.exclusiveMaximum,
  ].flatMap((fact) => fact?.value ?? []);
  const steps = (facts.multipleOf ?? []).flatMap(({ value }) => [Number(value), 2 * Number(value)]);
  const beside = bounds.flatMap((bound) => [bound, bound + 1, bound - 1, bound + 0.5]);
  return [...beside, ...steps, 1, 0, -1, 0.5, 1e12];
}

function strings({ limits, texts: facts, kind }: Part): string[] {
  const lengths = [limits.minLength, limits.maxLength].flatMap((fact) =>
    fact ? [fact.value, fact.value + 1, fact.value - 1] : [],
  );
  const formats = (facts.format ?? []).flatMap(({ value }) => texts[value] ?? []);
  const patterns = (facts.pattern ?? []).flatMap(({ value }) => alike(value));
  const plain = ["a", "", "A", "0", "a b", "abc-1", "ABC_1", "é", ...Object.values(texts)];
  const sized = lengths
    .filter((length) => length >= 0 && length <= maxTextLength)
    .map((length) => "a".repeat(length));
  return kind === "string" ? [...sized, ...patterns, ...formats, ...plain] : [];
}

/** Texts that a simple pattern is likely to match: its classes and repetitions replaced by one character of each. */
function alike(pattern: string): string[] {
  const filled = pattern
    .replace(/^\^|\$$/g, "")
    .replace(/\(\?[:=!]|\(|\)/g, "")
    .replace(/\\d|\[0-9\]/g, "0")
    .replace(/\\w|\[(?:[^\]\\]|\\.)*\]|\./g, (set) =>
      /a-z|\\w|\./.test(set) ? "a" : /A-Z/.test(set) ? "A" : "0",
    )
    .replace(/(.)\{(\d+)(?:,\d*)?\}/g, (_, character: string, count: string) =>
      character.repeat(Math.min(Number(count), 50)),
    )
    .replace(/[*+?]/g, "")
    .replace(/\\(.)/g, "$1");
  return filled.split("|");
}

function* lists(part: Part, schemas: Schemas, depth: number): Iterable<Json> {
  if (depth > maxDepth) return yield [];
  const { minItems, maxItems } = part.limits;
  const items = part.prefix.map(({ conjunction }) => firstOf(conjunction, schemas, depth + 1));
  const choices = part.items
    ? first(3, valuesOf(part.items.conjunction, schemas, depth + 1))
    : [1, "a"];
  const item = choices[0] ?? 1;
  const lengths = [minItems, maxItems].flatMap((fact) =>
    fact ? [fact.value, fact.value + 1, fact.value - 1] : [],
  );
  const sized = [...lengths, 0, 1, 2].filter((length) => length >= 0 && length <= 200);
  for (const length of sized) {
    yield Array.from({ length }, (_, index): Json => items[index] ?? item);
  }
  for (const length of sized) {
    yield Array.from(
      { length },
      (_, index): Json => items[index] ?? (typeof item === "string" ? `${item}${index}` : index),
    );
  }
  yield [...items, ...choices];
}

function* objects(part: Part, schemas: Schemas, depth: number): Iterable<Json> {
  if (depth > maxDepth) return yield {};
  const valueFor = (name: string): Json => {
    const property = part.properties.get(name);
    return property ? firstOf(property.conjunction, schemas, depth + 1) : "a";
  };
  const entries = (names: Iterable<string>): [string, Json][] =>
    [...names].map((name) => [name, valueFor(name)]);
  const least = Object.fromEntries(entries(part.required.keys()));
  yield least;
  const full = entries(new Set([...part.properties.keys(), ...part.required.keys()]));
  const most = Object.fromEntries(full);
  yield most;
  for (const name of [...part.properties.keys()].slice(0, 40)) {
    const { [name]: gone, ...rest } = most;
    yield { ...least, [name]: gone ?? null };
    yield rest;
  }
  const other = part.others ? firstOf(part.others.conjunction, schemas, depth + 1) : "a";
  yield* [{ ...least, surplus: other }, { ...least, surplus: 1 }, {}];
  const { minProperties, maxProperties } = part.limits;
  const counts = [minProperties, maxProperties]
    .flatMap((fact) => (fact ? [fact.value, fact.value + 1, fact.value - 1] : []))
    .filter((count) => count >= 0 && count <= 200);
  for (const count of counts) {
    const surplus = Array.from({ length: count }, (_, index): [string, Json] => [`p${index}`, 1]);
    yield Object.fromEntries([...full, ...surplus].slice(0, count));
  }
}

function firstOf(conjunction: Conjunction, schemas: Schemas, depth: number): Json {
  return first(1, valuesOf(conjunction, schemas, depth))[0] ?? null;
}

export function first(count: number, values: Iterable<Json>): Json[] {
  const found: Json[] = [];
  for (const value of values) {
    found.push(value);
    if (found.length >= count) break;
  }
  return found;
}

/** Values for every part of some schemas. */
export function* valuesOf(conjunction: Conjunction, schemas: Schemas, depth = 0): Iterable<Json> {
  const parts = [...schemas.parts(conjunction)].sort(
    (a, b) => Number(a.kind === "null") - Number(b.kind === "null"),
  );
  for (const part of parts.slice(0, 8)) yield* candidates(part, schemas, depth);
}

/** Values of one of the things that some schemas may be, which stands at a place. */
export function* valuesAt(place: At, of: Conjunction, schemas: Schemas): Iterable<Json> {
  for (const part of schemas.parts(of)) {
    if (part.branch === place) yield* candidates(part, schemas);
  }
}
