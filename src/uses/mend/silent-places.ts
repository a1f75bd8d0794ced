import type { Context } from "../context.js";
import type { Use } from "../use.js";
import { placeText } from "./moves.js";
import { nodeAt } from "../node-at.js";
import { newPlaceOf } from "./rename-edits.js";
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
  context: Pick<Context, "compiler" | "program">,
  uses: readonly Use[],
  renames: Renames,
): Silent[] {
  const { compiler, program } = context;
  return uses.flatMap((use) => {
    const { kind, part, places, file, start, end } = use;
    if (kind !== "reads" && kind !== "sends") return [];
    const to = newPlaceOf(use, renames);
    const hasLeft = places.some((at) => renames.left.has(at));
    const source = program.getSourceFile(file);
    if ((to === undefined && !hasLeft) || source === undefined) return [];
    const node = nodeAt(context, source, { start, end });
    const [name = ""] = part.split(".").slice(-1);
    const isNamed = node?.getText().replace(/^(["'`])(.*)\1$/s, "$2") === name;
    // `"phone" in patient` says nothing of where it stands now.
    const isAsked =
      node !== undefined &&
      to?.outer !== undefined &&
      compiler.isBinaryExpression(node.parent) &&
      node.parent.operatorToken.kind === compiler.SyntaxKind.InKeyword;
    if (isNamed && !isAsked) return [];
    const now = to === undefined ? "no longer holds all it held" : `is ${placeText(to)} now`;
    return [{ file, start, message: `${part} ${now}, which is taken by its old name here` }];
  });
}
