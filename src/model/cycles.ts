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

  function visit(at: At, path: { at: At; through: "part" | "variant" }[]): void {
    if (done.has(at)) {
      return;
    }
    const draft = drafts.get(at);
    if (draft !== undefined) {
      for (const edge of edgesOf(draft.schema)) {
        follow(edge, at, path);
      }
    }
    done.add(at);
  }

  function follow(edge: Edge, from: At, path: { at: At; through: "part" | "variant" }[]): void {
    const here = [...path, { at: from, through: edge.through }];
    const index = here.findIndex((step) => step.at === edge.target);
    if (index < 0) {
      visit(edge.target, here);
      return;
    }
    const cycle = here.slice(index);
    const names = [...cycle.map((step) => step.at), edge.target].join(" → ");
    if (cycle.every((step) => step.through === "part")) {
      source.problems.push({
        at: drafts.get(edge.target)?.node.at ?? edge.target,
        what: `The schema is defined by itself: ${names}`,
        todo: "Let one of them say what it is, with a type or properties of its own.",
      });
    } else {
      source.warnings.push({
        at: drafts.get(from)?.node.at ?? from,
        what: `The schema is a variant of itself: ${names}`,
        todo: "The variant is left out: it allows nothing that the others do not.",
      });
    }
    edge.cut();
  }
}

interface Edge {
  target: At;
  through: "part" | "variant";
  /** Takes the reference out of the schema. */
  cut: () => void;
}

/** References that a schema is made of directly, with no property or item in between. */
function edgesOf(schema: Schema): Edge[] {
  const edges: Edge[] = [];
  if (schema.$ref !== undefined) {
    edges.push({ target: modelOf(schema.$ref), through: "part", cut: () => delete schema.$ref });
  }
  for (const part of schema.allOf ?? []) {
    edges.push(...edgesOf(part));
  }
  for (const key of ["anyOf", "oneOf"] as const) {
    for (const variant of schema[key] ?? []) {
      for (const edge of edgesOf(variant)) {
        edges.push({
          target: edge.target,
          through: "variant",
          cut: () => {
            const rest = schema[key]?.filter((other) => other !== variant);
            if (rest && rest.length > 0) schema[key] = rest;
            else delete schema[key];
          },
        });
      }
    }
  }
  return edges;
}
