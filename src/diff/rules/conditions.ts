import type { Opaque } from "../schema/part.js";
import type { Pairing, Rule } from "./rule.js";

export const condition: Rule = {
  id: "condition",
  title: "A condition such as `not`, `if` or `contains`",
  explain:
    "`not`, `if`, `then`, `else`, `contains`, `contentSchema`, `propertyNames`, `dependentRequired` and `dependentSchemas` are each compared as a whole. A new condition refuses values, a removed one admits values, and two different ones are taken to be incomparable.",
};

/** Compares the statements that are not looked into. */
export function compareConditions({ base, head, add }: Pairing): void {
  const gone = without(base.opaque, head.opaque);
  const come = without(head.opaque, base.opaque);
  const of = (list: readonly Opaque[], keyword: string): Opaque | undefined =>
    list.find((each) => each.keyword === keyword);
  // Neither says anything without the other, so they come and go together (JSON Schema 2020-12, Core, 10.2.2).
  const isWhole = (of(gone, "if") === undefined) !== (of(come, "if") === undefined);
  for (const keyword of new Set([...gone, ...come].map((each) => each.keyword))) {
    if (isWhole && (keyword === "then" || keyword === "else")) continue;
    const before = of(gone, keyword);
    const after = of(come, keyword);
    add({
      rule: condition.id,
      effect: before === undefined ? "narrows" : after === undefined ? "widens" : "incomparable",
      base: before?.at ?? base.at,
      head: after?.at ?? head.at,
      what:
        before === undefined
          ? `has the new condition \`${keyword}\``
          : after === undefined
            ? `no longer has the condition \`${keyword}\``
            : `the condition \`${keyword}\` changed`,
      ...(before && { before: before.text }),
      ...(after && { after: after.text }),
    });
  }
}

function without(some: readonly Opaque[], others: readonly Opaque[]): Opaque[] {
  return some.filter(
    (one) => !others.some((other) => other.keyword === one.keyword && other.text === one.text),
  );
}
