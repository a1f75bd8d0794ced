import { any, never, type Shape } from "./shape.js";

/** What any of some shapes accepts. */
export function union(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((each) => (each.kind === "union" ? each.variants : [each]));
  if (flat.some(({ kind }) => kind === "any")) return any;
  const possible = flat.filter(({ kind }) => kind !== "never");
  const [first, ...more] = possible;
  if (first === undefined) return never;
  if (more.length === 0) return first;
  const distinct = [...new Map(possible.map((each) => [textOf(each), each])).values()];
  return distinct.length === 1 ? first : { kind: "union", variants: distinct };
}

/** Shapes of the same text ask for the same. */
export function textOf(shape: Shape): string {
  return JSON.stringify(shape, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
}
