import type { Operation } from "../../model/api.js";
import type { LeftOut } from "../../model/passes/left-out.js";
import type { Change } from "../change.js";
import type { Rule } from "./rule.js";

export const notCompared: Rule = {
  id: "not-compared",
  title: "A difference that is not compared",
  explain:
    "The documents differ in something that no client reads: what `generate` leaves out with a warning, links, or the security of callbacks. Somebody has to look at what it means.",
};

/** Finds what differs of all that is in no part of the two Apis. */
export function compareLeftOut(base: readonly LeftOut[], head: readonly LeftOut[]): Change[] {
  const after = new Map(head.map((each) => [each.at, each]));
  const before = new Map(base.map((each) => [each.at, each]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((at): Change[] => {
    const [old, now] = [before.get(at), after.get(at)];
    const { what = "" } = now ?? old ?? {};
    if (old?.text === now?.text) return [];
    const how = old === undefined ? "new" : now === undefined ? "gone" : "different";
    return [
      {
        rule: notCompared.id,
        effect: "unknown",
        base: at,
        head: at,
        what: `not compared: ${what}, which is ${how}`,
        ...(old && { before: old.text }),
        ...(now && { after: now.text }),
      },
    ];
  });
}

/** The operation that a place is in. */
export function operationAround(
  { base, head }: Change,
  operations: readonly Operation[],
): Operation | undefined {
  return operations.find(({ at }) => [base, head].some((place) => place.startsWith(`${at}/`)));
}
