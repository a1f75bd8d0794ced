import type { Change } from "./change.js";
import type { Comparison } from "./comparison.js";
import { doubled, effectsOf, inverse, matchParts } from "./match-parts.js";
import { compareOverlaps } from "./overlaps.js";
import type { Mode } from "./rules/rule.js";
import { variant } from "./rules/variants.js";
import type { Part } from "./schema/part.js";
import type { Places } from "./uses.js";

/** What one kind of value may be, on both sides. */
export interface Alternatives {
  before: readonly Part[];
  after: readonly Part[];
  mode: Mode;
  places: Places;
  /** The model that has them. */
  owner: string | undefined;
}

/** Whether no value can match two parts. */
type AreApart = (a: Part, b: Part) => boolean;

/** Which alternatives are the same ones, and what was lost or won with the others. */
export function compareAlternatives(
  { before, after, mode, places, owner }: Alternatives,
  compare: (base: Part, head: Part) => Comparison,
  areApart: { base: AreApart; head: AreApart },
): { pairs: [Part, Part][]; changes: Change[] } {
  const name = (part: Part): string => nameOf(part, owner);
  const lost = (part: Part, what: string): Change => ({
    rule: variant.id,
    effect: "narrows",
    base: part.branch ?? part.at,
    head: places.head,
    what,
    before: name(part),
  });
  const won = (part: Part, what: string): Change => ({
    rule: variant.id,
    effect: "widens",
    base: places.base,
    head: part.branch ?? part.at,
    what,
    after: name(part),
  });
  const sides = {
    base: { parts: before, areApart: areApart.base },
    head: { parts: after, areApart: areApart.head },
  };
  const { pairs, gone, come } = matchParts(before, after, { compare, mode });
  const refused = doubled(before, after, (a, b) => effectsOf(compare(a, b)));
  const allowed = doubled(after, before, (a, b) => inverse(effectsOf(compare(b, a))));
  const doubledOnes = refused.length + allowed.length;
  const overlaps = doubledOnes > 0 ? [] : compareOverlaps({ ...sides, pairs, places, name });
  const changes = [
    ...overlaps,
    ...refused.map((part) => lost(part, "matches two branches of a `oneOf` now, which refuses it")),
    ...allowed.map((part) => won(part, "no longer matches two branches of a `oneOf`")),
    ...gone.map((part) => lost(part, `can no longer be ${name(part)}`)),
    ...come.map((part) => won(part, `can be ${name(part)} now`)),
  ];
  return { pairs, changes };
}

/**
 * Compares which models a discriminator lets a value be. It refuses nothing (OpenAPI 3.1, 4.8.25), so what comes or goes
 * is for somebody to look at.
 */
export function compareNamed(
  before: readonly string[],
  after: readonly string[],
  places: Places,
): Change[] {
  const change = { rule: variant.id, ...places, guards: ["hinted" as const] };
  return [
    ...before
      .filter((name) => !after.includes(name))
      .map((name): Change => ({
        ...change,
        effect: "narrows",
        what: `can no longer be \`${name}\``,
        before: name,
      })),
    ...after
      .filter((name) => !before.includes(name))
      .map((name): Change => ({
        ...change,
        effect: "widens",
        what: `can be \`${name}\` now`,
        after: name,
      })),
  ];
}

/** `owner`: the model that has the variants; those without a name of their own go by its name. */
function nameOf(part: Part, owner: string | undefined): string {
  if (part.model !== undefined && part.model !== owner) return `\`${part.model}\``;
  const names = [...part.properties.keys()].slice(0, 3);
  return names.length > 0
    ? `an object with ${names.map((name) => `\`${name}\``).join(", ")}`
    : `this kind of \`${part.kind}\``;
}
