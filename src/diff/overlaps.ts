import type { Change } from "./change.js";
import { variant } from "./rules/variants.js";
import type { Part } from "./schema/part.js";
import type { Places } from "./uses.js";

/** The alternatives of one side, and whether no value can match two of them. */
export interface Overlapping {
  parts: readonly Part[];
  areApart(a: Part, b: Part): boolean;
}

interface Overlaps {
  base: Overlapping;
  head: Overlapping;
  pairs: readonly [base: Part, head: Part][];
  places: Places;
  name(part: Part): string;
}

/**
 * A `oneOf` refuses what matches two of its branches. Where some of that was valid before, as it is to an `anyOf`, or
 * to one branch alone, who sends it is refused; where it is valid now, it may come. Whether such values occur at all,
 * the documents cannot tell.
 */
export function compareOverlaps({ base, head, pairs, places, name }: Overlaps): Change[] {
  const after = new Map(pairs);
  const before = new Map(pairs.map(([old, now]) => [now, old]));
  const refused = overlapOf(head, base, before);
  const allowed = overlapOf(base, head, after);
  const named = ([a, b]: Pair): string => `${name(a)} and ${name(b)}`;
  const change = { rule: variant.id, effect: "unknown" as const, ...places };
  return [
    ...(refused
      ? [
          {
            ...change,
            what: `a value that is ${named(refused)} at once matches two branches of a \`oneOf\` now, which refuses it`,
            after: named(refused),
            skip: ["response" as const],
          },
        ]
      : []),
    ...(allowed
      ? [
          {
            ...change,
            what: `a value may be ${named(allowed)} at once now: no \`oneOf\` refuses it any more`,
            before: named(allowed),
            skip: ["request" as const],
          },
        ]
      : []),
  ];
}

type Pair = readonly [Part, Part];

/** Two branches of one `oneOf` that a value may match at once which the other side accepts. */
function overlapOf(
  { parts, areApart }: Overlapping,
  other: Overlapping,
  counterparts: ReadonlyMap<Part, Part>,
): Pair | undefined {
  const branches = parts.filter(({ oneOf }) => oneOf !== undefined);
  for (const [index, a] of branches.entries()) {
    for (const b of branches.slice(index + 1)) {
      const isOne = a.oneOf === b.oneOf && a.branch !== b.branch;
      if (!isOne || isRefused(counterparts.get(a), counterparts.get(b)) || areApart(a, b)) continue;
      if (other.parts.some((c) => !areApart(a, c) && !areApart(b, c))) return [a, b];
    }
  }
  return undefined;
}

/** Whether both are branches of one `oneOf` there, too. */
function isRefused(a: Part | undefined, b: Part | undefined): boolean {
  return a?.oneOf !== undefined && a.oneOf === b?.oneOf;
}
