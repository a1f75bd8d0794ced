import { isClosed, isFree } from "../schema/located.js";
import type { Closure, Property } from "../schema/part.js";
import type { Pairing, Rule } from "./rule.js";

export const otherProperties: Rule = {
  id: "other-properties",
  title: "Properties that are not named",
  explain:
    "`additionalProperties`, `unevaluatedProperties` and `patternProperties` say what else an object may hold. Allowing less breaks clients that send such properties; allowing more breaks clients that were told there are none.",
};

/** Compares what is said of properties that have no name of their own. */
export function compareOthers(pairing: Pairing): void {
  const { base, head } = pairing;
  compareClosures(pairing, {
    keyword: "properties that are not named",
    step: ".*",
    base: base.others,
    head: head.others,
    rule: otherProperties,
  });
  for (const pattern of new Set([...base.patterns.keys(), ...head.patterns.keys()])) {
    compareClosures(pairing, {
      keyword: `properties that match \`${pattern}\``,
      step: `./${pattern}/`,
      base: closureOf(base.patterns.get(pattern)) ?? base.others,
      head: closureOf(head.patterns.get(pattern)) ?? head.others,
      rule: otherProperties,
    });
  }
}

function closureOf(property: Property | undefined): Closure | undefined {
  return property && { conjunction: property.conjunction, at: property.at };
}

interface Closures {
  keyword: string;
  step: string;
  base: Closure | undefined;
  head: Closure | undefined;
  rule: Rule;
}

/** Compares what is said of everything that has no name of its own: other properties, further items. */
export function compareClosures({ base, head, add, inside }: Pairing, closures: Closures): void {
  const { keyword, step, rule } = closures;
  const [before, after] = [closures.base, closures.head];
  const limited = [before, after].filter((each) => each !== undefined);
  if (limited.length < 2 && limited.every(({ conjunction }) => isFree(conjunction))) return;
  const closedBefore = before !== undefined && isClosed(before.conjunction);
  const closedAfter = after !== undefined && isClosed(after.conjunction);
  if (before !== undefined && after !== undefined && !closedBefore && !closedAfter) {
    inside(step, { base: before.conjunction, head: after.conjunction });
    return;
  }
  if (closedBefore && closedAfter) return;
  const narrows = before === undefined || closedAfter;
  add({
    rule: rule.id,
    effect: narrows ? "narrows" : "widens",
    base: before?.at ?? base.at,
    head: after?.at ?? head.at,
    what: closedAfter
      ? `${keyword} are no longer allowed`
      : closedBefore
        ? `${keyword} are allowed now`
        : narrows
          ? `${keyword} are limited now`
          : `${keyword} are no longer limited`,
    before: before === undefined ? "anything" : closedBefore ? "nothing" : "limited",
    after: after === undefined ? "anything" : closedAfter ? "nothing" : "limited",
  });
}
