import type { At } from "../../json/pointer.js";
import { edgesOf, type Edge } from "../schema/edges.js";
import type { ModelDraft, ModelRegistry } from "../schema/model-registry.js";
import type { Source } from "../source.js";

/** Most references between a schema and what it is put together from; real documents have fewer than ten. */
const deepest = 100;

/** How many parts one schema may have whatever the document's size; those of real documents have some hundreds. */
const alwaysAllowed = 4_096;

/** How a schema is put together by `$ref`, `allOf`, `anyOf` and `oneOf`. */
interface Extent {
  /** References one behind the other. */
  depth: number;
  /** Each counted as often as references lead to it. */
  parts: number;
}

/**
 * Refuses schemas that are put together from more than can be worked on: of sixty schemas that each name the one before
 * twice, the last has 2^60 parts. What is beyond the limits is cut, so that nobody walks it.
 */
export function limitComposition({ drafts }: ModelRegistry, source: Source): void {
  const most = Math.max(alwaysAllowed, 2 * drafts.size);
  const extents = new Map<At, Extent>();
  innermostFirst(drafts, (at, edges) => {
    const extent: Extent = { depth: 0, parts: 1 };
    for (const edge of edges) {
      // Where it leads back to itself, it is not known yet; a walk through it ends with the cycle.
      const { depth, parts } = extents.get(edge.target) ?? { depth: 0, parts: 1 };
      if (depth >= deepest || extent.parts + parts > most) {
        source.problems.push({ at, ...(depth >= deepest ? tooDeep : tooMany(most)) });
        edge.cut({});
      } else {
        extent.depth = Math.max(extent.depth, depth + 1);
        extent.parts += parts;
      }
    }
    extents.set(at, extent);
  });
}

const tooDeep = {
  what: `The schema is put together through a chain of more than ${deepest} references`,
  todo: "Refer to the last one directly.",
};

function tooMany(most: number): { what: string; todo: string } {
  const what = `The schema is put together from more than ${most} parts, since the same ones are named again and again`;
  return { what, todo: "Name each of them once." };
}

/** Calls back for every model after those that it is made of. It keeps a list of its own: chains may be long. */
function innermostFirst(
  drafts: ReadonlyMap<At, ModelDraft>,
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
  for (const start of drafts.keys()) {
    enter(start);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const edge = last.edges[last.next++];
      if (edge !== undefined) enter(edge.target);
      else done(last.at, path.pop()?.edges ?? []);
    }
  }
}
