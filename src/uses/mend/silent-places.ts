import type { Context } from "../context.js";
import type { FoundUse } from "./key-edits.js";
import { placeText } from "./moves.js";
import { newPlaceOf } from "./new-place.js";
import type { Renames } from "./renames.js";

/** A place that takes a property for a type of the program's own, which goes on to call it by its old name. */
export interface Silent {
  file: string;
  start: number;
  /** What somebody has to know. */
  message: string;
}

/** Places where a member that has moved is met without being named: they may compile, and lose it. */
export function silentPlaces(
  { compiler }: Pick<Context, "compiler">,
  found: readonly FoundUse[],
  renames: Renames,
): Silent[] {
  return found.flatMap(({ use, node }) => {
    const { kind, part, places, file, start } = use;
    if (kind !== "reads" && kind !== "sends") return [];
    const to = newPlaceOf(use, renames);
    // Names that stand elsewhere are called otherwise there.
    if (use.keys !== undefined && to?.outer === undefined) return [];
    const hasLeft = places.some((at) => renames.left.has(at));
    if (to === undefined && !hasLeft) return [];
    const [name = ""] = part.split(".").slice(-1);
    const isNamed = node.getText().replace(/^(["'`])(.*)\1$/s, "$2") === name;
    // `"phone" in patient` says nothing of where it stands now.
    const isAsked =
      to?.outer !== undefined &&
      compiler.isBinaryExpression(node.parent) &&
      node.parent.operatorToken.kind === compiler.SyntaxKind.InKeyword;
    if (isNamed && !isAsked) return [];
    const now = to === undefined ? "no longer holds all it held" : `is ${placeText(to)} now`;
    return [{ file, start, message: `${part} ${now}, which is taken by its old name here` }];
  });
}
