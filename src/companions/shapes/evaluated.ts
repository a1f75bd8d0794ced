import { isIdle } from "../../model/schema/idle-keywords.js";
import { targetOf, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { EvaluatedShape, Shape } from "./shape.js";

interface Evaluating {
  of: "array" | "object";
  models: Models;
  shape: (part: Schema) => Shape;
}

/** False where the schema itself speaks of all that there is: then nothing is left. */
export function saysMore(schema: Schema, of: "array" | "object"): boolean {
  return (of === "object" ? schema.additionalProperties : schema.items) === undefined;
}

/** What a schema says of the properties or items of a value that it accepts (JSON Schema 2020-12, Core, 11). */
export function evaluatedBy(schema: Schema, evaluating: Evaluating): EvaluatedShape {
  return evaluatedBelow(schema, { ...evaluating, isTop: true, seen: new Set() });
}

interface Below extends Evaluating {
  isTop: boolean;
  seen: ReadonlySet<Schema>;
}

const nothing: EvaluatedShape = {
  names: [],
  patterns: [],
  first: 0,
  items: [],
  isAll: false,
  cases: [],
};

function evaluatedBelow(schema: Schema, below: Below): EvaluatedShape {
  const { models, shape, isTop, seen } = below;
  if (seen.has(schema)) return nothing;
  const inner = { ...below, isTop: false, seen: new Set([...seen, schema]) };
  const part = (each: Schema): EvaluatedShape => evaluatedBelow(each, inner);
  const target = targetOf(schema, models);
  const { allOf = [], anyOf = [], oneOf = [], if: condition, dependentSchemas = {} } = schema;
  const always = [...(target ? [target] : []), ...allOf].map(part);
  const cases = [...anyOf, ...oneOf].map((each) => ({ if: shape(each), then: part(each) }));
  if (condition !== undefined && !isIdle(schema, "if")) {
    const then = united([part(condition), ...(schema.then ? [part(schema.then)] : [])]);
    cases.push({ if: shape(condition), then });
    if (schema.else) {
      cases.push({ if: { kind: "not", shape: shape(condition) }, then: part(schema.else) });
    }
  } else if (condition !== undefined) {
    cases.push({ if: shape(condition), then: part(condition) });
  }
  for (const [name, each] of Object.entries(dependentSchemas)) {
    cases.push({ if: shape({ type: "object", required: [name] }), then: part(each) });
  }
  return united([
    ...always,
    { ...ownOf(schema, below), isAll: isAllOf(schema, isTop, below), cases },
  ]);
}

function ownOf(schema: Schema, { of, shape }: Below): EvaluatedShape {
  const { properties = {}, patternProperties = {}, prefixItems = [], contains } = schema;
  return of === "object"
    ? {
        ...nothing,
        names: Object.keys(properties),
        patterns: Object.keys(patternProperties),
      }
    : { ...nothing, first: prefixItems.length, items: contains ? [shape(contains)] : [] };
}

function isAllOf(schema: Schema, isTop: boolean, { of }: Below): boolean {
  const { additionalProperties, unevaluatedProperties, items, unevaluatedItems } = schema;
  const [said, left] =
    of === "object" ? [additionalProperties, unevaluatedProperties] : [items, unevaluatedItems];
  return said !== undefined || (!isTop && left !== undefined);
}

function united(parts: readonly EvaluatedShape[]): EvaluatedShape {
  return {
    names: [...new Set(parts.flatMap(({ names }) => names))],
    patterns: [...new Set(parts.flatMap(({ patterns }) => patterns))],
    first: Math.max(0, ...parts.map(({ first }) => first)),
    items: parts.flatMap(({ items }) => items),
    isAll: parts.some(({ isAll }) => isAll),
    cases: parts.flatMap((each) => each.cases),
  };
}
