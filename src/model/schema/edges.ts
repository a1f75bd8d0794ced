import type { At } from "../../json/pointer.js";
import { modelOf, type Schema } from "./schema.js";

/** A reference to a model that a schema is made of directly, with no property or item in between. */
export interface Edge {
  target: At;
  through: "part" | "variant";
  /** Takes the reference out of the schema; what it still has to say stands in its place. */
  cut: (rest: Schema) => void;
}

export function edgesOf(schema: Schema): Edge[] {
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
