import type { Pairing, Rule } from "./rule.js";
import { compareClosures } from "./other-properties.js";

export const listItems: Rule = {
  id: "items",
  title: "The items of a list",
  explain:
    "`items` and `prefixItems` say what a list may hold. Adding them refuses lists that were valid; removing them admits anything.",
};
export const uniqueItems: Rule = {
  id: "unique-items",
  title: "Whether the items of a list are unique",
  explain:
    "With `uniqueItems` a list that has a value twice is refused; without it, such a list may come.",
};

/** Compares what two lists hold. */
export function compareItems(pairing: Pairing): void {
  const { base, head } = pairing;
  const length = Math.max(base.prefix.length, head.prefix.length);
  for (let index = 0; index < length; index += 1) {
    const before = base.prefix[index] ?? base.items;
    const after = head.prefix[index] ?? head.items;
    compareClosures(pairing, {
      keyword: `values for item ${index + 1}`,
      step: `[${index}]`,
      base: before && { conjunction: before.conjunction, at: before.at },
      head: after && { conjunction: after.conjunction, at: after.at },
      rule: listItems,
    });
  }
  compareClosures(pairing, {
    keyword: "items",
    step: "[]",
    base: base.items,
    head: head.items,
    rule: listItems,
  });
  if ((base.unique === undefined) !== (head.unique === undefined)) {
    pairing.add({
      rule: uniqueItems.id,
      effect: head.unique === undefined ? "widens" : "narrows",
      base: base.unique ?? base.at,
      head: head.unique ?? head.at,
      what:
        head.unique === undefined
          ? "may have an item twice now"
          : "may no longer have an item twice",
      before: base.unique !== undefined,
      after: head.unique !== undefined,
    });
  }
}
