import type { Shape } from "./shape.js";

/** The models that a shape names, each once. */
export function modelsIn(shape: Shape): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { kind, name } = value as Partial<Extract<Shape, { kind: "model" }>>;
    if (kind === "model" && name !== undefined) names.add(name);
    // Values of the document are no shapes, whatever they look like.
    else if ((kind as string) !== "values") Object.values(value).forEach(visit);
  };
  visit(shape);
  return names;
}
