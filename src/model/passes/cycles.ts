import type { At } from "../../json/pointer.js";
import { edgesOf, type Edge } from "../schema/edges.js";
import type { ModelDraft, ModelRegistry } from "../schema/model-registry.js";
import { modelOf, type Schema } from "../schema/schema.js";
import type { Source } from "../source.js";

/**
 * Finds models that are defined by nothing but themselves: through `$ref` and `allOf` that is a contradiction in the
 * document, and a problem; through `anyOf` or `oneOf` the branch adds nothing, and is taken out with a warning.
 * Recursion through a property or an item is what trees are made of, and stays.
 *
 * @param starts the models to begin with. Default: all
 */
export function breakCycles(
  registry: ModelRegistry,
  source: Source,
  starts: Iterable<At> = registry.drafts.keys(),
): void {
  const done = new Set<At>();
  const graph = createGraph(registry.drafts);
  for (const start of starts) {
    // What a cut puts in may lead back as well, so the search starts again; what is done leads to no cycle.
    for (let cycle = search(start); cycle !== undefined; cycle = search(start)) {
      breakCycle(cycle, { registry, source, graph });
    }
  }

  /** The first cycle that a walk from here meets. */
  function search(at: At, path: Step[] = []): Step[] | undefined {
    for (const edge of done.has(at) ? [] : graph.edges(at)) {
      const here = [...path, { from: at, edge }];
      const start = here.findIndex((step) => step.from === edge.target);
      const cycle = start < 0 ? search(edge.target, here) : here.slice(start);
      if (cycle !== undefined) {
        return cycle;
      }
    }
    done.add(at);
    return undefined;
  }
}

/** What the models are made of directly. */
interface Graph {
  edges(at: At): Edge[];
  /** To be called where a schema was changed. */
  changed(at: At): void;
  /**
   * Remembers that the model's own definition stands in the place of a reference to it; false where it did already.
   * It is said once: what is said twice says no more, and could go on for ever.
   */
  unfold(model: At, into: At): boolean;
  isUnfolded(model: At, into: At): boolean;
}

function createGraph(drafts: ReadonlyMap<At, ModelDraft>): Graph {
  const known = new Map<At, Edge[]>();
  const unfolded = new Map<At, Set<At>>();
  const isUnfolded = (model: At, into: At): boolean => unfolded.get(into)?.has(model) === true;
  return {
    edges(at) {
      const draft = drafts.get(at);
      const edges = known.get(at) ?? (draft === undefined ? [] : edgesOf(draft.schema));
      known.set(at, edges);
      return edges;
    },
    changed(at) {
      known.delete(at);
    },
    unfold(model, into) {
      const isNew = !isUnfolded(model, into);
      unfolded.set(into, (unfolded.get(into) ?? new Set()).add(model));
      return isNew;
    },
    isUnfolded,
  };
}

interface Step {
  from: At;
  edge: Edge;
}

interface Cutting {
  registry: ModelRegistry;
  source: Source;
  graph: Graph;
}

function breakCycle(cycle: Step[], cutting: Cutting): void {
  const { source, graph } = cutting;
  const names = [...cycle, cycle[0] as Step].map((step) => step.from).join(" → ");
  const last = cycle.at(-1) as Step;
  // The usual case: a union whose variants extend it (`Pet: oneOf Cat, Dog` and `Cat: allOf Pet, …`). The variant
  // keeps what the union requires of all of them, and no longer says that it is one of its own alternatives. It is
  // cut where the variant begins: what stands between it and the union is also there for others.
  const extension = cycle.find(
    ({ edge }, index) => edge.through === "part" && cycle.at(index - 1)?.edge.through === "variant",
  );
  if (extension !== undefined) {
    const { from, edge } = extension;
    const isNew = graph.unfold(edge.target, from);
    edge.cut(isNew ? definition(edge.target, from, cutting) : {});
    graph.changed(from);
    return;
  }
  if (last.edge.through === "part") {
    source.problems.push({
      at: last.edge.target,
      id: "schema-cycle",
      what: `The schema is defined by itself: ${names}`,
      todo: "Let one of them say what it is, with a type or properties of its own.",
    });
  } else {
    source.warnings.push({
      at: last.from,
      id: "schema-cycle",
      what: `The schema is a variant of itself: ${names}`,
      todo: "The variant is left out: it allows nothing that the others do not.",
    });
  }
  last.edge.cut({});
  graph.changed(last.from);
}

/** What a model says of those that extend it, to stand in `into`: without the alternatives that `into` is one of. */
function definition(model: At, into: At, { registry, graph }: Cutting): Schema {
  return copy(registry.drafts.get(model)?.schema ?? {}, true);

  /** References and what they stand in are new objects: a later cut of one does not mean the other. */
  function copy(schema: Schema, isPart: boolean): Schema {
    const { $ref, allOf, anyOf, oneOf, ...rest } = schema;
    if ($ref !== undefined) {
      const at = modelOf($ref);
      return isPart && graph.isUnfolded(at, into) ? {} : registry.reference(at);
    }
    const alternatives = { anyOf: variants(anyOf), oneOf: variants(oneOf) };
    return {
      ...rest,
      ...(allOf && { allOf: allOf.map((part) => copy(part, isPart)) }),
      ...(alternatives.anyOf && { anyOf: alternatives.anyOf }),
      ...(alternatives.oneOf && { oneOf: alternatives.oneOf }),
    };
  }

  /** `nullable` and the like also make alternatives; only those that are made of `into` itself are left out. */
  function variants(list: Schema[] | undefined): Schema[] | undefined {
    const parts = (list ?? []).flatMap((variant) => edgesOf(variant));
    const isWithin = parts.some(({ through, target }) => through === "part" && leadsTo(target));
    return isWithin ? undefined : list?.map((variant) => copy(variant, false));
  }

  function leadsTo(start: At): boolean {
    const seen = new Set([start]);
    for (const at of seen) {
      for (const { target } of at === into ? [] : graph.edges(at)) {
        seen.add(target);
      }
    }
    return seen.has(into);
  }
}
