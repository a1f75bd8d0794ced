import type { Lifecycle } from "../../model/extensions/lifecycle.js";
import type { Change } from "../change.js";
import type { Places } from "../uses.js";
import type { Rule } from "./rule.js";

export const stability: Rule = {
  id: "stability",
  title: "How stable something is said to be",
  explain:
    "Lowering `x-stability-level` takes back the promise that an operation, a parameter or a property will stay as it is. Without a level it is stable. A level other than draft, alpha, beta and stable cannot be read, so that nothing is known of the promise.",
};

const levels = ["draft", "alpha", "beta", "stable"];

interface Sides {
  base: Lifecycle;
  head: Lifecycle;
  places: Places;
}

export function compareStability({ base, head, places }: Sides): Change[] {
  const before = base.stability ?? "stable";
  const after = head.stability ?? "stable";
  if (before === after) return [];
  const [from, to] = [levels.indexOf(before), levels.indexOf(after)];
  return [
    {
      rule: stability.id,
      effect: from < 0 || to < 0 || to < from ? "incomparable" : "none",
      ...places,
      what: `its stability went from ${before} to ${after}`,
      before,
      after,
    },
  ];
}
