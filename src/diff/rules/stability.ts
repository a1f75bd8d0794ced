import type { Lifecycle } from "../../model/extensions/lifecycle.js";
import type { Change } from "../change.js";
import type { Places } from "../uses.js";
import type { Rule } from "./rule.js";

export const stability: Rule = {
  id: "stability",
  title: "How stable something is said to be",
  explain:
    "To lower `x-stability-level` takes back the promise that an operation, a parameter or a property will stay as it is. What names no level is stable. A level that is none of draft, alpha, beta and stable cannot be read, so that the promise may be any.",
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
