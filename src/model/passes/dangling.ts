import type { At } from "../../json/pointer.js";
import type { ModelDraft } from "../schema/model-registry.js";
import type { Source } from "../source.js";

/**
 * Tells of references that lead nowhere: a problem where an operation reaches the model that they stand in; otherwise
 * a warning, since no client reads or writes such a value.
 */
export function reportDangling(
  drafts: ReadonlyMap<At, ModelDraft>,
  reached: ReadonlySet<At>,
  source: Source,
): void {
  for (const [at, { dangling }] of drafts) {
    if (reached.has(at)) {
      source.problems.push(...dangling);
    } else {
      source.warnings.push(
        ...dangling.map((problem) => ({
          ...problem,
          todo: `It is read as \`unknown\`, since no operation needs it. ${problem.todo}`,
        })),
      );
    }
  }
}
