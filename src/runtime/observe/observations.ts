import { mergeShapes, sortedUnion } from "./merge-shapes.js";
import type { Shape } from "./shape.js";

/** What was seen of an API's answers: shapes, never values. It can be kept beside the code. */
export interface Observations {
  /** The version of this form. */
  readonly observations: 1;
  /** The first day and the last, by UTC; absent where nothing was seen. */
  readonly from?: string;
  readonly until?: string;
  /** By operation id and by status, both sorted. */
  readonly operations: Readonly<Record<string, Readonly<Record<string, ObservedAnswer>>>>;
}

/** What was seen of the answers of one operation with one status. */
export interface ObservedAnswer {
  /** How many there were. */
  readonly answers: number;
  /** The media types, sorted; one that is not widely known is `other`. */
  readonly mediaTypes: readonly string[];
  /** The names of the headers that every answer had, in lower case, sorted. */
  readonly headers: readonly string[];
  /** The names of those that only some had. */
  readonly someHeaders: readonly string[];
  /** Of bodies in JSON. */
  readonly body?: Shape;
}

/** Puts together what was seen by several processes, or on several days. The order does not matter. */
export function mergeObservations(...all: readonly Observations[]): Observations {
  const days = all.flatMap(({ from, until }) => [from, until].filter((day) => day !== undefined));
  days.sort();
  const operations = all.reduce<Observations["operations"]>(
    (merged, each) => mergeByKey(merged, each.operations, mergeByStatus),
    {},
  );
  const [from] = days;
  const until = days.at(-1);
  return { observations: 1, ...(from && { from }), ...(until && { until }), operations };
}

function mergeByStatus(
  a: Readonly<Record<string, ObservedAnswer>>,
  b: Readonly<Record<string, ObservedAnswer>>,
): Readonly<Record<string, ObservedAnswer>> {
  return mergeByKey(a, b, mergeAnswers);
}

function mergeByKey<Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  merge: (a: Value, b: Value) => Value,
): Readonly<Record<string, Value>> {
  const own = (values: Readonly<Record<string, Value>>, key: string): Value[] =>
    Object.hasOwn(values, key) ? [values[key] as Value] : [];
  const keys = sortedUnion(Object.keys(a), Object.keys(b));
  return Object.fromEntries(
    keys.map((key) => [key, [...own(a, key), ...own(b, key)].reduce(merge)]),
  );
}

function mergeAnswers(a: ObservedAnswer, b: ObservedAnswer): ObservedAnswer {
  const always = a.headers.filter((name) => b.headers.includes(name));
  const every = sortedUnion([...a.headers, ...a.someHeaders], [...b.headers, ...b.someHeaders]);
  const body = a.body && b.body ? mergeShapes(a.body, b.body) : (a.body ?? b.body);
  return {
    answers: a.answers + b.answers,
    mediaTypes: sortedUnion(a.mediaTypes, b.mediaTypes),
    headers: always,
    someHeaders: every.filter((name) => !always.includes(name)),
    ...(body && { body }),
  };
}
