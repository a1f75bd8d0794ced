import type { At } from "../../json/pointer.js";
import { edgesOf, type Edge } from "../schema/edges.js";
import type { ModelDraft, ModelRegistry } from "../schema/model-registry.js";
import type { Source } from "../source.js";

/** Most references between a schema and what it is put together from; real documents have fewer than ten. */
const maxDepth = 100;

/**
 * Refuses schemas that are put together through longer chains of references than can be worked on. What is beyond the
 * limit is cut, so that nobody walks it.
 *
 * @param starts the models to begin with. Default: all
 */
export function limitComposition(
  { drafts }: ModelRegistry,
  source: Source,
  starts: Iterable<At> = drafts.keys(),
): void {
  const depths = new Map<At, number>();
  innermostFirst(drafts, starts, (at, edges) => {
    let own = 0;
    for (const edge of edges) {
      // Where it leads back to itself, it is not known yet; a walk through it ends with the cycle.
      const depth = depths.get(edge.target) ?? 0;
      if (depth >= maxDepth) {
        source.problems.push({ at, ...tooDeep });
        edge.cut({});
      } else own = Math.max(own, depth + 1);
    }
    depths.set(at, own);
  });
}

const tooDeep = {
  id: "document-too-deep" as const,
  what: `The schema is put together through a chain of more than ${maxDepth} references`,
  todo: "Refer to the last one directly.",
};

/** Calls back for every model after those that it is made of. It keeps a list of its own: chains may be long. */
function innermostFirst(
  drafts: ReadonlyMap<At, ModelDraft>,
  starts: Iterable<At>,
  done: (at: At, edges: Edge[]) => void,
): void {
  const seen = new Set<At>();
  const path: { at: At; edges: Edge[]; next: number }[] = [];
  const enter = (at: At): void => {
    const draft = drafts.get(at);
    if (seen.has(at) || draft === undefined) return;
    seen.add(at);
    path.push({ at, edges: edgesOf(draft.schema), next: 0 });
  };
  for (const start of starts) {
    enter(start);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const edge = last.edges[last.next++];
      if (edge !== undefined) enter(edge.target);
      else done(last.at, path.pop()?.edges ?? []);
    }
  }
}
