import { exactType } from "../../emit/spell-type.js";
import { isMarked } from "../../model/schema/aliases.js";
import { kindOf, kindOfType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { JsonType, Schema } from "../../model/schema/schema.js";
import { all } from "./all.js";
import { listShape } from "./list-shape.js";
import { objectShape } from "./object-shape.js";
import { int64Shape, numberShape, textShape } from "./scalar-shapes.js";
import { never, type Shape } from "./shape.js";
import type { ShapeContext } from "./shape-context.js";
import { textOf, union } from "./union.js";

/** A schema among those that speak of the same value. */
export interface OwnContext extends ShapeContext {
  /** The one whose `allOf` leads to this one: it may declare what this one requires. */
  whole: Schema;
  shape: (part: Schema) => Shape;
}

/** What a schema's own keywords ask for, those apart that hold others against the same value. */
export function ownShape(schema: Schema, context: OwnContext): Shape {
  if (schema.const !== undefined || schema.enum !== undefined) return valuesShape(schema, context);
  const { type } = schema;
  const of = (each: JsonType): Shape => typeShape(each, schema, context);
  if (type !== undefined) return union([...new Set([type].flat())].map(of));
  // Without a type a keyword speaks of the values of its own kind alone (JSON Schema, Core, 7.6.1).
  return all(
    // Nothing is said by the format of a number where the value is a text.
    (["string", "number", "array", "object"] as const)
      .filter(
        (each) =>
          speaksOf(schema, each) && textOf(of(each)) !== textOf(typeShape(each, {}, context)),
      )
      .map((each) => ({ kind: "where", of: kindOfType(each), shape: of(each) })),
  );
}

const keywordsOf = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: [
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
  ],
  array: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"],
  object: [
    ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
    ...["dependentRequired", "minProperties", "maxProperties"],
  ],
} as const;

function speaksOf(schema: Schema, type: keyof typeof keywordsOf): boolean {
  return keywordsOf[type].some((keyword) => Object.hasOwn(schema, keyword));
}

function typeShape(type: JsonType, schema: Schema, context: OwnContext): Shape {
  const { shape } = context;
  const exact = exactType(schema);
  switch (type) {
    case "string":
      return schema.inProgram === "date" ? { kind: "date" } : textShape(schema);
    case "integer":
      return exact ? int64Shape(schema, exact) : numberShape(schema, true);
    case "number":
      return exact
        ? union([numberShape(schema, false), int64Shape(schema, exact)])
        : numberShape(schema, false);
    case "array":
      return listShape(schema, shape);
    case "object":
      return objectShape(schema, { shape, isUnsent: (name) => isUnsent(name, context) });
    case "boolean":
    case "null":
      return { kind: type };
    default:
      return type satisfies never;
  }
}

/** A property that only the other side has need not be there (OpenAPI 3.0.4, 4.7.24.1). */
function isUnsent(name: string, { whole, models, direction }: OwnContext): boolean {
  const property = propertiesOf(whole, models).get(name);
  const mark = direction === "write" ? "readOnly" : "writeOnly";
  return property !== undefined && isMarked(property, mark, models);
}

/** Of the values that are listed, those that the rest of the schema allows. */
function valuesShape(schema: Schema, { validator, direction }: OwnContext): Shape {
  const { const: only, enum: listed, type, ...rest } = schema;
  const values = only === undefined ? (listed ?? []) : [only];
  const kinds = type && [type].flat().map(kindOfType);
  const way = direction === "read" ? "read" : "written";
  const { allOf: _, anyOf: __, oneOf: ___, not: ____, if: _____, ...own } = rest;
  const keywords = Object.values(keywordsOf).flat() as readonly string[];
  const isPlain = type !== "integer" && !Object.keys(own).some((key) => keywords.includes(key));
  const allowed = values.filter((value) =>
    isPlain
      ? kinds?.includes(kindOf(value)) !== false
      : validator().accepts({ ...own, ...(type && { type }) }, value, way) !== false,
  );
  return allowed.length === 0 ? never : { kind: "values", values: allowed };
}
