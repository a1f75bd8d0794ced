import type { Effect } from "../change.js";
import type { Fact, Part } from "../schema/part.js";
import { isMultiple } from "../../checks/values/is-multiple.js";
import { commonStep } from "../../values/steps.js";
import { describe } from "./limits.js";
import type { Pairing, Rule } from "./rule.js";

export const numberRange: Rule = {
  id: "number-range",
  title: "The range of a number",
  explain:
    "`minimum`, `maximum` and their exclusive forms limit a number. A smaller range refuses numbers that clients send today; a larger one lets the API send numbers that clients were told cannot occur.",
};
export const multipleOf: Rule = {
  id: "multiple-of",
  title: "The step of a number",
  explain:
    "`multipleOf` allows only some numbers. A multiple of the old step allows fewer, a divisor of it allows more, and any other step is incomparable.",
};

interface Bound {
  value: number;
  exclusive: boolean;
  fact: Fact<number>;
  keyword: string;
}

/** Compares the range of numbers, whichever keywords say it, and their step. */
export function compareNumbers(pairing: Pairing): void {
  for (const side of ["lower", "upper"] as const) compareBound(pairing, side);
  compareSteps(pairing);
}

function compareBound({ base, head, add }: Pairing, side: "lower" | "upper"): void {
  const before = boundOf(base, side);
  const after = boundOf(head, side);
  // Where neither has a bound of its own, a change of the format is told as that.
  if (before === undefined && after === undefined) return;
  const effect = effectOf(
    before ?? impliedBound(base, side),
    after ?? impliedBound(head, side),
    side,
  );
  if (effect === "none") return;
  const keyword = after?.keyword ?? before?.keyword ?? "";
  const swapped = before && after && before.keyword !== after.keyword;
  add({
    rule: numberRange.id,
    effect,
    base: before?.fact.at ?? base.at,
    head: after?.fact.at ?? head.at,
    what: swapped
      ? `\`${before.keyword}: ${before.value}\` is now \`${after.keyword}: ${after.value}\``
      : describe(keyword, before?.fact, after?.fact),
    ...(before && { before: before.value }),
    ...(after && { after: after.value }),
  });
}

/** The integers that formats stand for (OpenAPI Format Registry). */
const ranges: Readonly<Record<string, readonly [lowest: number, highest: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
};

/** The bound that the format of a number has in it. */
function impliedBound({ texts, at }: Part, side: "lower" | "upper"): Bound | undefined {
  const range = ranges[texts.format?.[0]?.value ?? ""];
  if (range === undefined) return undefined;
  const value = side === "lower" ? range[0] : range[1];
  return {
    value,
    exclusive: false,
    fact: { value, at },
    keyword: side === "lower" ? "minimum" : "maximum",
  };
}

/** Whether the bounds of a number leave nothing for a format to refuse. */
export function isWithinFormat(part: Part, format: string): boolean {
  const range = ranges[format];
  const [lowest, highest] = [boundOf(part, "lower"), boundOf(part, "upper")];
  if (range === undefined || part.integer === undefined) return false;
  return (
    lowest !== undefined &&
    highest !== undefined &&
    lowest.value >= range[0] &&
    highest.value <= range[1]
  );
}

/** The tighter one of the inclusive and the exclusive bound. */
function boundOf({ limits, integer }: Part, side: "lower" | "upper"): Bound | undefined {
  const [inclusive, exclusive] =
    side === "lower"
      ? (["minimum", "exclusiveMinimum"] as const)
      : (["maximum", "exclusiveMaximum"] as const);
  const step = side === "lower" ? 1 : -1;
  const candidates = [inclusive, exclusive].flatMap((keyword): Bound[] => {
    const fact = limits[keyword];
    return fact ? [{ value: fact.value, exclusive: keyword === exclusive, fact, keyword }] : [];
  });
  return candidates
    .map((bound) => (integer ? ofIntegers(bound, side) : bound))
    .sort((a, b) => (b.value - a.value) * step || Number(b.exclusive) - Number(a.exclusive))[0];
}

/** Of integers, `> 4`, `>= 4.5` and `>= 5` are the same. */
function ofIntegers(bound: Bound, side: "lower" | "upper"): Bound {
  const [nearest, step] =
    side === "lower" ? [Math.ceil(bound.value), 1] : [Math.floor(bound.value), -1];
  const isLeftOut = bound.exclusive && nearest === bound.value;
  return { ...bound, value: isLeftOut ? nearest + step : nearest, exclusive: false };
}

function effectOf(
  before: Bound | undefined,
  after: Bound | undefined,
  side: "lower" | "upper",
): Effect {
  if (before === undefined) return after === undefined ? "none" : "narrows";
  if (after === undefined) return "widens";
  const moved = (after.value - before.value) * (side === "lower" ? 1 : -1);
  const tighter = moved || Number(after.exclusive) - Number(before.exclusive);
  return tighter === 0 ? "none" : tighter > 0 ? "narrows" : "widens";
}

function compareSteps({ base, head, add }: Pairing): void {
  const before = stepOf(base);
  const after = stepOf(head);
  if (before?.value === after?.value) return;
  add({
    rule: multipleOf.id,
    effect: stepEffect(before?.value, after?.value),
    base: before?.at ?? base.at,
    head: after?.at ?? head.at,
    what:
      before === undefined
        ? `it must now be a multiple of ${after?.value}`
        : after === undefined
          ? `it need no longer be a multiple of ${before.value}`
          : `\`multipleOf\` went from ${before.value} to ${after.value}`,
    ...(before && { before: before.value }),
    ...(after && { after: after.value }),
  });
}

/** One step for all of a part's: what is a multiple of several numbers is one of their least common multiple. */
function stepOf({ texts, integer }: Part): Fact<number> | undefined {
  const [first, ...more] = (texts.multipleOf ?? []).map(({ value, at }) => ({
    value: Number(value),
    at,
  }));
  if (first === undefined) return undefined;
  const value = more.reduce((step, fact) => commonStep(step, fact.value), first.value);
  // Every integer is a multiple of 1, of 0.5 and the like.
  return integer !== undefined && isMultiple(1, value) ? undefined : { value, at: first.at };
}

function stepEffect(before: number | undefined, after: number | undefined): Effect {
  if (before === undefined) return "narrows";
  if (after === undefined || isMultiple(before, after)) return "widens";
  return isMultiple(after, before) ? "narrows" : "incomparable";
}
