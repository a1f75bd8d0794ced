import type { Effect } from "./change.js";
import type { Comparison } from "./comparison.js";
import type { Mode } from "./rules/rule.js";
import { sortedJson } from "../json/sorted-json.js";
import type { Part } from "./schema/part.js";

/** Which parts before and after are the same thing, and which have no counterpart. */
export interface Matching {
  pairs: [base: Part, head: Part][];
  gone: Part[];
  come: Part[];
}

/** How parts are compared, and how their values are written. */
export interface Matcher {
  compare(base: Part, head: Part): Comparison;
  mode: Mode;
}

type AreSame = (base: Part, head: Part) => boolean;

/**
 * Matches the alternatives of one kind: by the model's name, then equal ones, then those that a tag, their items or
 * their properties show to be the same. What lies within an alternative of the other side needs no counterpart.
 */
export function matchParts(
  base: readonly Part[],
  head: readonly Part[],
  { compare, mode }: Matcher,
): Matching {
  if (base.length === 1 && head.length === 1) {
    return { pairs: [[base[0] as Part, head[0] as Part]], gone: [], come: [] };
  }
  const left: Matching = { pairs: [], gone: [...base], come: [...head] };
  const mayMatch: AreSame = (a, b) => mode !== "xml" || a.model === b.model;
  take(left, (a, b) => hasOneName(a, b) && isOnly(a, base) && isOnly(b, head));
  take(left, (a, b) => hasOneName(a, b) && tagOf(a) === tagOf(b));
  take(left, (a, b) => mayMatch(a, b) && mayBeEqual(a, b) && effectsOf(compare(a, b)).size === 0);
  const lies = (a: Part, b: Part, losing: "narrows" | "widens"): boolean =>
    mayMatch(a, b) &&
    (losing === "narrows" ? mayLieIn(a, b) : mayLieIn(b, a)) &&
    isWithin(effectsOf(compare(a, b)), losing);
  const isGone = new Set(left.gone.filter((a) => !head.some((b) => lies(a, b, "narrows"))));
  const isNew = new Set(left.come.filter((b) => !base.some((a) => lies(a, b, "widens"))));
  // One that grew or shrank lies within its counterpart, or the reverse: what it gained or lost is told, not that it is
  // another one. Whatever else lies within something else has no counterpart to be told of.
  const mayBeOne: AreSame = (a, b) =>
    mayMatch(a, b) &&
    ((isGone.has(a) && isNew.has(b)) ||
      (isGone.has(a) && lies(a, b, "widens")) ||
      (isNew.has(b) && lies(a, b, "narrows")));
  take(left, (a, b) => tagOf(a) !== "" && tagOf(a) === tagOf(b) && mayBeOne(a, b));
  take(left, (a, b) => hasOneItem(a, b) && mayBeOne(a, b));
  takeMostAlike(left, mayBeOne);
  takeLast(left, mayBeOne);
  left.gone = left.gone.filter((a) => isGone.has(a));
  left.come = left.come.filter((b) => isNew.has(b));
  takeLast(left, mayBeOne);
  return left;
}

/** Pairs off what is the same. */
function take(left: Matching, areSame: AreSame): void {
  for (const a of [...left.gone]) {
    const b = left.come.find((candidate) => areSame(a, candidate));
    if (b !== undefined) pairOff(left, a, b);
  }
}

/** Pairs off objects that have at least half of their properties in common, those with the most first. */
function takeMostAlike(left: Matching, mayBeOne: AreSame): void {
  const alike = left.gone
    .flatMap((a) => left.come.map((b) => ({ a, b, share: likeness(a, b) })))
    .filter(({ a, b, share }) => share >= 0.5 && mayBeOne(a, b))
    .sort((one, other) => other.share - one.share);
  for (const { a, b } of alike) {
    if (left.gone.includes(a) && left.come.includes(b)) pairOff(left, a, b);
  }
}

/** Pairs off the only two that are left, unless they are objects with nothing in common. */
function takeLast(left: Matching, mayBeOne: AreSame): void {
  if (left.gone.length !== 1 || left.come.length !== 1) return;
  take(left, (a, b) => (likeness(a, b) > 0 || a.kind !== "object") && mayBeOne(a, b));
}

function pairOff({ pairs, gone, come }: Matching, a: Part, b: Part): void {
  pairs.push([a, b]);
  gone.splice(gone.indexOf(a), 1);
  come.splice(come.indexOf(b), 1);
}

function hasOneName(a: Part, b: Part): boolean {
  return a.model !== undefined && a.model === b.model;
}

/** True for two lists of the same model. */
function hasOneItem(a: Part, b: Part): boolean {
  const [before, after] = [a, b].map(({ items }) =>
    items?.conjunction.length === 1 ? items.conjunction[0]?.schema.$ref : undefined,
  );
  return before !== undefined && before === after;
}

function isOnly(part: Part, parts: readonly Part[]): boolean {
  return parts.filter(({ model }) => model === part.model).length === 1;
}

/** A cheap look before two parts are compared in full: what the outer one requires, the inner one has to require. */
function mayLieIn(inner: Part, outer: Part): boolean {
  for (const name of outer.required.keys()) if (!inner.required.has(name)) return false;
  return true;
}

/** A cheap look before two parts are compared in full. */
function mayBeEqual(a: Part, b: Part): boolean {
  return (
    a.properties.size === b.properties.size &&
    a.required.size === b.required.size &&
    [...a.properties.keys()].every((name) => b.properties.has(name))
  );
}

/** True if values of one side all lie within the other: no change has the effect that would lose some. */
function isWithin(effects: ReadonlySet<Effect>, losing: "narrows" | "widens"): boolean {
  return !effects.has(losing) && !effects.has("incomparable") && !effects.has("unknown");
}

/**
 * The parts that were one alternative and now lie within two branches of one `oneOf`: a value that matches both is
 * refused, though it matches each.
 */
export function doubled(
  from: readonly Part[],
  to: readonly Part[],
  effects: (a: Part, b: Part) => ReadonlySet<Effect>,
): Part[] {
  if (to.length < 2) return [];
  return from.filter((a) => {
    if (a.oneOf !== undefined) return false;
    const around = to.filter((b) => b.oneOf !== undefined && isWithin(effects(a, b), "narrows"));
    return around.some((b) => around.some((other) => other !== b && other.oneOf === b.oneOf));
  });
}

/** The effects that the same comparison has the other way round. */
export function inverse(effects: ReadonlySet<Effect>): Set<Effect> {
  return new Set(
    [...effects].map((effect) =>
      effect === "narrows" ? "widens" : effect === "widens" ? "narrows" : effect,
    ),
  );
}

/** Every effect of a comparison and of what is inside it. */
export function effectsOf(comparison: Comparison): Set<Effect> {
  const effects = new Set<Effect>();
  const seen = new Set([comparison]);
  for (const each of seen) {
    for (const { effect } of each.changes) if (effect !== "none") effects.add(effect);
    for (const { to } of each.inside) seen.add(to);
  }
  return effects;
}

/** The values of properties that can have one value only, as discriminators have. */
function tagOf(part: Part): string {
  const tags = [...part.properties].flatMap(([name, { conjunction }]) => {
    const [schema] = conjunction
      .map((located) => located.schema)
      .filter(({ const: only, enum: list }) => only !== undefined || list?.length === 1);
    return schema === undefined ? [] : [`${name}=${sortedJson(schema.const ?? schema.enum?.[0])}`];
  });
  return tags.sort().join("&");
}

/** How many of the property names of two objects are common to both, from 0 to 1. */
function likeness(a: Part, b: Part): number {
  const all = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const common = [...a.properties.keys()].filter((name) => b.properties.has(name));
  return all.size === 0 ? 0 : common.length / all.size;
}
