import type { Json } from "../../json/json.js";
import { isMarked } from "../../model/schema/aliases.js";
import { conjunctionOf } from "../../model/schema/conjunction.js";
import { kindsOf } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";

/** A property that tells alternatives apart, and its values in each. */
export interface Tagged {
  property: string;
  tags: Json[][];
}

/**
 * The property that tells which of some alternatives a value can be: one that all of them require, with values that no
 * two of them share. A discriminator is not asked, which may name one that is not required.
 */
export function taggedBy(
  variants: readonly Schema[],
  { models }: { models: Models },
): Tagged | undefined {
  const [first, ...others] = variants;
  if (first === undefined || others.length === 0) return undefined;
  const areObjects = variants.every((each) => [...kindsOf(each, models)].join() === "object");
  if (!areObjects) return undefined;
  for (const property of requiredOf(first, models)) {
    const tags = variants.map((each) => tagsOf(each, property, models));
    const listed = tags.flatMap((each) => each ?? []);
    const isTold = tags.every((each) => each !== undefined && each.length > 0);
    if (isTold && new Set(listed).size === listed.length) {
      return { property, tags: tags.map((each) => each ?? []) };
    }
  }
  return undefined;
}

/** The values that a property has in one alternative; undefined where it may be left out, or be anything. */
function tagsOf(variant: Schema, name: string, models: Models): Json[] | undefined {
  const property = propertiesOf(variant, models).get(name);
  if (!requiredOf(variant, models).has(name) || property === undefined) return undefined;
  const isOneSided = ["readOnly", "writeOnly"] as const;
  if (isOneSided.some((mark) => isMarked(property, mark, models))) return undefined;
  for (const part of conjunctionOf(property, models)) {
    const { const: only, enum: listed } = dereference(part, models);
    const values = only === undefined ? listed : [only];
    if (values?.every((value) => typeof value !== "object")) return [...new Set(values)];
  }
  return undefined;
}
