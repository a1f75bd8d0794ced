import type { At } from "../read/document.js";
import type { ModelDraft } from "./model-registry.js";
import { modelOf, type Schema } from "./schema.js";
import type { Source } from "./source.js";

/**
 * Finds models that are defined by nothing but themselves: through `$ref` and `allOf` that is a contradiction in the
 * document, and a problem; through `anyOf` or `oneOf` the branch adds nothing, and is taken out with a warning.
 * Recursion through a property or an item is what trees are made of, and stays.
 */
export function breakCycles(drafts: ReadonlyMap<At, ModelDraft>, source: Source): void {
  const done = new Set<At>();
  for (const start of drafts.keys()) {
    visit(start, []);
  }

  function visit(at: At, path: Step[]): void {
    const draft = done.has(at) ? undefined : drafts.get(at);
    for (const edge of draft === undefined ? [] : edgesOf(draft.schema)) {
      const here = [...path, { from: at, edge }];
      const start = here.findIndex((step) => step.from === edge.target);
      if (start < 0) {
        visit(edge.target, here);
      } else {
        breakCycle(here.slice(start), drafts, source);
      }
    }
    done.add(at);
  }
}

interface Step {
  from: At;
  edge: Edge;
}

function breakCycle(cycle: Step[], drafts: ReadonlyMap<At, ModelDraft>, source: Source): void {
  const names = [...cycle, cycle[0] as Step].map((step) => step.from).join(" → ");
  const last = cycle.at(-1) as Step;
  if (cycle.every((step) => step.edge.through === "part")) {
    source.problems.push({
      at: last.edge.target,
      what: `The schema is defined by itself: ${names}`,
      todo: "Let one of them say what it is, with a type or properties of its own.",
    });
    last.edge.cut({});
    return;
  }
  // The usual case: a union whose variants extend it (`Pet: oneOf Cat, Dog` and `Cat: allOf Pet, …`). The variant
  // keeps what the union requires of all of them, and no longer says that it is one of its own alternatives.
  const part = cycle.findLast((step) => step.edge.through === "part");
  const { oneOf: _, anyOf: __, ...rest } = (part && drafts.get(part.edge.target)?.schema) ?? {};
  if (part !== undefined) {
    part.edge.cut(rest);
    return;
  }
  source.warnings.push({
    at: last.from,
    what: `The schema is a variant of itself: ${names}`,
    todo: "The variant is left out: it allows nothing that the others do not.",
  });
  last.edge.cut({});
}

interface Edge {
  target: At;
  through: "part" | "variant";
  /** Takes the reference out of the schema; what it still has to say stands in its place. */
  cut: (rest: Schema) => void;
}

/** References that a schema is made of directly, with no property or item in between. */
function edgesOf(schema: Schema): Edge[] {
  const edges: Edge[] = [];
  if (schema.$ref !== undefined) {
    const cut = (rest: Schema): void => {
      delete schema.$ref;
      Object.assign(schema, rest);
    };
    edges.push({ target: modelOf(schema.$ref), through: "part", cut });
  }
  for (const part of schema.allOf ?? []) {
    edges.push(...edgesOf(part));
  }
  for (const key of ["anyOf", "oneOf"] as const) {
    for (const variant of schema[key] ?? []) {
      edges.push(...edgesOf(variant).map((edge) => throughVariant(edge, { schema, key, variant })));
    }
  }
  return edges;
}

function throughVariant(
  { target }: Edge,
  { schema, key, variant }: { schema: Schema; key: "anyOf" | "oneOf"; variant: Schema },
): Edge {
  const cut = (): void => {
    const rest = schema[key]?.filter((other) => other !== variant) ?? [];
    if (rest.length > 0) {
      schema[key] = rest;
    } else {
      delete schema[key];
    }
  };
  return { target, through: "variant", cut };
}
