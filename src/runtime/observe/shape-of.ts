import { formatsOfText } from "./formats-of.js";
import { mergeShapes } from "./merge-shapes.js";
import {
  isToldMember,
  outlinedMember,
  outlinedPlaces,
  type Outline,
  type OutlinedPlace,
} from "./outline.js";
import { powersOfTen, type Shape, type ShapeType } from "./shape.js";

/** Values are looked into so deep, which is deeper than descriptions are. */
const maxShapeDepth = 60;

/** Words of a public place are no longer than this; what is longer is prose. */
const maxWordLength = 60;

/**
 * The shape of one answer's value. Names of members are told where the document declares members; in a map, and in what
 * is not declared at all, they may be about somebody.
 */
export function shapeOfValue(
  value: unknown,
  places: readonly OutlinedPlace[],
  { models, depth = 0 }: { models: Outline["models"]; depth?: number },
): Shape {
  const below = { models, depth: depth + 1 };
  const types = [typeOfValue(value)];
  if (depth > maxShapeDepth) return { types };
  if (typeof value === "string") return { types, ...shapeOfText(value, places) };
  if (Array.isArray(value)) {
    const size = powersOfTen(value.length);
    const inner = outlinedPlaces(
      places.map(({ items }) => items),
      models,
    );
    const shapes = value.map((each) => shapeOfValue(each, inner, below));
    const items = shapes.length > 0 && shapes.reduce((a, b) => mergeShapes(a, b, true));
    return { types, size, ...(items && { items }) };
  }
  if (typeof value !== "object" || value === null) return { types };
  const members: [string, Shape][] = [];
  let others: Shape | undefined;
  for (const [name, member] of Object.entries(value)) {
    const inner = outlinedPlaces(outlinedMember(places, name), models);
    const shape = shapeOfValue(member, inner, below);
    if (isToldMember(places, name)) members.push([name, shape]);
    else others = others ? mergeShapes(others, shape, true) : shape;
  }
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    types,
    answers: 1,
    ...(members.length > 0 && { members: Object.fromEntries(members) }),
    ...(others && { others }),
  };
}

function typeOfValue(value: unknown): ShapeType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "object" | "string";
}

function shapeOfText(text: string, places: readonly OutlinedPlace[]): Partial<Shape> {
  const isTold = places.some(
    ({ words, isPublic }) => words?.includes(text) || (isPublic && text.length <= maxWordLength),
  );
  return {
    length: powersOfTen(text.length),
    formats: formatsOfText(text),
    ...(isTold ? { words: [text] } : { otherWords: true }),
  };
}
