import type { Effect } from "../change.js";
import type { Fact, Lower, Part, Upper } from "../schema/part.js";
import type { Pairing, Rule } from "./rule.js";

export const stringLength: Rule = {
  id: "string-length",
  title: "The length of a string",
  explain:
    "`minLength` and `maxLength` limit a string. A tighter limit refuses strings that clients send today; a looser one lets the API send strings that clients were told cannot occur.",
};
export const itemCount: Rule = {
  id: "item-count",
  title: "The number of items of a list",
  explain:
    "`minItems`, `maxItems`, `minContains` and `maxContains` limit the length of a list. A tighter limit breaks clients that send lists, a looser one breaks clients that read them.",
};
export const propertyCount: Rule = {
  id: "property-count",
  title: "The number of properties of an object",
  explain:
    "`minProperties` and `maxProperties` limit how many properties an object has. A tighter limit breaks clients that send objects, a looser one breaks clients that read them.",
};

const limits: readonly [Lower | Upper, Rule][] = [
  ["minLength", stringLength],
  ["maxLength", stringLength],
  ["minItems", itemCount],
  ["maxItems", itemCount],
  ["minContains", itemCount],
  ["maxContains", itemCount],
  ["minProperties", propertyCount],
  ["maxProperties", propertyCount],
];

/** `contains` asks for one item where nothing else is said (JSON Schema 2020-12, Validation, 6.4.5). */
const assumed: Partial<Record<Lower | Upper, number>> = { minContains: 1 };

/** Compares the limits on lengths and counts. */
export function compareLimits({ base, head, add }: Pairing): void {
  for (const [keyword, rule] of limits) {
    const before = base.limits[keyword];
    const after = head.limits[keyword];
    if (before?.value === after?.value) continue;
    const effect = effectOf(
      tighter(before?.value ?? assumed[keyword], base, keyword),
      tighter(after?.value ?? assumed[keyword], head, keyword),
      keyword.startsWith("min") ? "lower" : "upper",
    );
    if (effect === "none") continue;
    add({
      rule: rule.id,
      effect,
      base: before?.at ?? base.at,
      head: after?.at ?? head.at,
      what: describe(keyword, before, after),
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
    });
  }
}

/** How many characters the texts of a format have at least and at most. */
const lengths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  date: [10, 10],
  "date-time": [20, Infinity],
  ipv4: [7, 15],
  ipv6: [2, 45],
  time: [9, Infinity],
  uuid: [36, 36],
};

/** A limit of a part, or the one that its format has in it, where that is tighter. */
function tighter(
  own: number | undefined,
  { texts, limits }: Part,
  keyword: Lower | Upper,
): number | undefined {
  const [least = 0, most = Infinity] = lengths[texts.format?.[0]?.value ?? ""] ?? [];
  // No text has both: whoever wrote that does not mean the format.
  if ((limits.maxLength?.value ?? Infinity) < least || (limits.minLength?.value ?? 0) > most) {
    return own;
  }
  if (keyword === "minLength" && least > 0) return Math.max(own ?? 0, least);
  if (keyword !== "maxLength" || most === Infinity) return own;
  return Math.min(own ?? Infinity, most);
}

/** What moving a limit does to the set of values. No limit is the loosest. */
export function effectOf(
  before: number | undefined,
  after: number | undefined,
  side: "lower" | "upper",
): Effect {
  if (before === after) return "none";
  if (before === undefined) return "narrows";
  if (after === undefined) return "widens";
  return after > before === (side === "lower") ? "narrows" : "widens";
}

export function describe(
  keyword: string,
  before: Fact<number> | undefined,
  after: Fact<number> | undefined,
): string {
  if (before === undefined) return `\`${keyword}\` is now ${after?.value}; there was none`;
  if (after === undefined) return `\`${keyword}\` was ${before.value} and is gone`;
  return `\`${keyword}\` went from ${before.value} to ${after.value}`;
}
