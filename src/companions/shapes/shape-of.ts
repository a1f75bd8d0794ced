import { kindsOf } from "../../model/schema/kinds.js";
import { isNever, isOpen } from "../../model/schema/open.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { all } from "./all.js";
import { evaluatedBy, saysMore } from "./evaluated.js";
import { ownShape } from "./own-shape.js";
import { any, never, type Shape } from "./shape.js";
import type { ShapeContext } from "./shape-context.js";
import { taggedBy } from "./tagged.js";
import { union } from "./union.js";

/**
 * What a schema asks of a value: the same as JSON Schema does (2020-12), but for what must be there of that which is
 * `readOnly` or `writeOnly`.
 *
 * @param whole the schema whose `allOf` leads to this one
 */
export function shapeOf(schema: Schema, context: ShapeContext, whole: Schema = schema): Shape {
  if (schema.$ref !== undefined) return { kind: "model", name: modelOf(schema.$ref) };
  // A file is one where the client is given it, and a text in its schema.
  if (schema.upload === "always") return any;
  const shape = (part: Schema): Shape => shapeOf(part, context);
  const { allOf = [], anyOf, oneOf, not } = schema;
  return all([
    ownShape(schema, { ...context, whole, shape }),
    ...allOf.map((part) => shapeOf(part, context, whole)),
    ...(anyOf === undefined ? [] : [anyOfShape(anyOf, context)]),
    ...(oneOf === undefined ? [] : [oneOfShape(oneOf, context)]),
    ...(not === undefined ? [] : [notShape(not, context)]),
    ...conditions(schema, shape),
    ...unevaluatedShapes(schema, context),
  ]);
}

function anyOfShape(variants: readonly Schema[], context: ShapeContext): Shape {
  const tagged = taggedBy(variants, context);
  const shapes = variants.map((each) => shapeOf(each, context));
  if (tagged === undefined) return union(shapes);
  const { property, tags } = tagged;
  return {
    kind: "tagged",
    property,
    variants: shapes.map((shape, index) => ({ tags: tags[index] ?? [], shape })),
  };
}

/** Exactly one of some schemas; those of different kinds of values exclude each other anyway. */
function oneOfShape(variants: readonly Schema[], context: ShapeContext): Shape {
  const kinds = variants.map((each) => kindsOf(each, context.models));
  const isApart = kinds.every((own, index) =>
    kinds.slice(0, index).every((other) => ![...own].some((kind) => other.has(kind))),
  );
  if (isApart || taggedBy(variants, context)) return anyOfShape(variants, context);
  const [only, ...others] = variants.map((each) => shapeOf(each, context));
  if (only === undefined) return never;
  return others.length === 0 ? only : { kind: "exclusive", variants: [only, ...others] };
}

function notShape(schema: Schema, context: ShapeContext): Shape {
  if (isNever(schema, context.models)) return any;
  if (isOpen(schema, context.models)) return never;
  return { kind: "not", shape: shapeOf(schema, context) };
}

/** `if` with its ways, and `dependentSchemas`. */
function conditions(schema: Schema, shape: (part: Schema) => Shape): Shape[] {
  const { if: condition, then, else: otherwise, dependentSchemas = {} } = schema;
  const shapes: Shape[] = [];
  if (condition !== undefined && (then ?? otherwise) !== undefined) {
    const ways = { then: then ? shape(then) : any, else: otherwise ? shape(otherwise) : any };
    shapes.push({ kind: "condition", if: shape(condition), ...ways });
  }
  for (const [name, part] of Object.entries(dependentSchemas)) {
    const having = shape({ type: "object", required: [name] });
    shapes.push({ kind: "condition", if: having, then: shape(part), else: any });
  }
  return shapes;
}

function unevaluatedShapes(schema: Schema, context: ShapeContext): Shape[] {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  const asked = [
    ["object", unevaluatedProperties],
    ["array", unevaluatedItems],
  ] as const;
  return asked.flatMap(([of, part]): Shape[] => {
    if (part === undefined || isOpen(part, context.models) || !saysMore(schema, of)) return [];
    const shape = (each: Schema): Shape => shapeOf(each, context);
    const evaluated = evaluatedBy(schema, { of, models: context.models, shape });
    return [{ kind: "unevaluated", of, evaluated, shape: shape(part) }];
  });
}
