import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import { matchesPattern } from "../../values/linear-pattern.js";
import { sortedJson } from "../../json/sorted-json.js";
import { listed } from "./listed.js";
import type { Closure, Conjunction, Fact, Lower, Part, Property, Upper } from "./part.js";

/** The part for values that two parts of one kind both accept; undefined where there can be none. */
export function intersect(a: Part, b: Part): Part | undefined {
  const both = listed(merged(a, b));
  return both.values?.value.length === 0 ? undefined : both;
}

function merged(a: Part, b: Part): Part {
  const values = commonValues(a.values, b.values);
  const model = a.model ?? b.model;
  const oneOf = a.oneOf ?? b.oneOf;
  const branch = a.branch ?? b.branch;
  const integer = a.integer ?? b.integer;
  const unique = a.unique ?? b.unique;
  const others = bothClosures(a.others, b.others);
  const items = bothClosures(a.items, b.items);
  return {
    kind: a.kind,
    at: a.at,
    ...(model !== undefined && { model }),
    ...(oneOf !== undefined && { oneOf }),
    ...(branch !== undefined && { branch }),
    ...(a.implied && b.implied && { implied: true }),
    ...(integer !== undefined && { integer }),
    ...(unique !== undefined && { unique }),
    ...(values && { values }),
    limits: commonLimits(a, b),
    texts: commonTexts(a, b),
    properties: commonProperties(a, b),
    patterns: bothMaps(a.patterns, b.patterns),
    required: new Map([...b.required, ...a.required]),
    ...(others && { others }),
    prefix: commonPrefix(a, b),
    ...(items && { items }),
    opaque: [
      ...a.opaque,
      ...b.opaque.filter(
        (one) => !a.opaque.some((two) => two.keyword === one.keyword && two.text === one.text),
      ),
    ],
  };
}

function commonValues(
  a: Fact<Json[]> | undefined,
  b: Fact<Json[]> | undefined,
): Fact<Json[]> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const known = new Set(b.value.map(sortedJson));
  const value = a.value.filter((each) => known.has(sortedJson(each)));
  return { value, at: b.value.length === value.length ? b.at : a.at };
}

function commonLimits(a: Part, b: Part): Part["limits"] {
  const limits = { ...a.limits };
  for (const [key, limit] of Object.entries(b.limits) as [Lower | Upper, Fact<number>][]) {
    const own = limits[key];
    const tighter =
      own === undefined ||
      (/^(min|exclusiveMin)/.test(key) ? limit.value > own.value : limit.value < own.value);
    if (tighter) limits[key] = limit;
  }
  return limits;
}

function commonTexts(a: Part, b: Part): Part["texts"] {
  const texts = { ...a.texts };
  for (const [key, facts] of Object.entries(b.texts)) {
    const own = texts[key] ?? [];
    texts[key] = [
      ...own,
      ...facts.filter((fact) => !own.some((each) => each.value === fact.value)),
    ];
  }
  return texts;
}

/** A property that only one side names is what the other side says of properties that it does not name. */
function commonProperties(a: Part, b: Part): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const own = a.properties.get(name);
    const other = b.properties.get(name);
    const named = own ?? (other as Property);
    properties.set(name, {
      at: named.at,
      conjunction: together(
        own?.conjunction ?? unnamed(a, name),
        other?.conjunction ?? unnamed(b, name),
      ),
    });
  }
  return properties;
}

/** What a part says of a property that it does not name. A pattern that cannot be read matches nothing. */
export function unnamed(part: Part, name: string): Conjunction {
  const matching = [...part.patterns].filter(([pattern]) => matchesPattern(pattern, name));
  if (matching.length > 0) return matching.flatMap(([, property]) => property.conjunction);
  return part.others?.conjunction ?? [];
}

function bothMaps(
  a: ReadonlyMap<string, Property>,
  b: ReadonlyMap<string, Property>,
): Map<string, Property> {
  const both = new Map(a);
  for (const [key, property] of b) {
    const own = both.get(key);
    both.set(
      key,
      own ? { at: own.at, conjunction: together(own.conjunction, property.conjunction) } : property,
    );
  }
  return both;
}

function bothClosures(a: Closure | undefined, b: Closure | undefined): Closure | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { conjunction: together(a.conjunction, b.conjunction), at: a.at };
}

function commonPrefix(a: Part, b: Part): Property[] {
  const length = Math.max(a.prefix.length, b.prefix.length);
  return Array.from({ length }, (_, index) => {
    const of = (part: Part): Conjunction =>
      part.prefix[index]?.conjunction ?? part.items?.conjunction ?? [];
    const at: At = (a.prefix[index] ?? b.prefix[index])?.at ?? a.at;
    return { at, conjunction: together(of(a), of(b)) };
  });
}

/** All of both, each schema once: said again, by whichever way it was reached, it asks for no more. */
function together(a: Conjunction, b: Conjunction): Conjunction {
  return [...a, ...b.filter((each) => !a.some(({ at }) => at === each.at))];
}
