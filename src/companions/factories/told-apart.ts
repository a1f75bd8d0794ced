import { kindsOf } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { conjunctionOf } from "../../model/schema/conjunction.js";

/**
 * The alternatives of which a value with nothing but what they declare fits no other one: another kind of value, or an
 * object without what the other one requires, or with another value in it.
 */
export function toldApart(variants: readonly Schema[], models: Models): Schema[] {
  return variants.filter((own) =>
    variants.every((other) => other === own || isRefused(other, own, models)),
  );
}

function isRefused(other: Schema, own: Schema, models: Models): boolean {
  const kinds = kindsOf(own, models);
  if (![...kindsOf(other, models)].some((kind) => kinds.has(kind))) return true;
  const isPlain = conjunctionOf(own, models).every((part) => !part.anyOf && !part.oneOf);
  if (!isPlain || [...kinds].join() !== "object") return false;
  const declared = propertiesOf(own, models);
  const required = requiredOf(own, models);
  const others = propertiesOf(other, models);
  if ([...requiredOf(other, models)].some((name) => !declared.has(name))) return true;
  return [...required].some((name) => {
    const [values, theirs] = [declared.get(name), others.get(name)].map(
      (each) => each && valuesOf(each, models),
    );
    return values && theirs && !values.some((value) => theirs.includes(value));
  });
}

/** The plain values that a schema lists. */
function valuesOf(schema: Schema, models: Models): unknown[] | undefined {
  const { const: only, enum: listed } = dereference(schema, models);
  const values = only === undefined ? listed : [only];
  return values?.every((value) => typeof value !== "object") ? values : undefined;
}
