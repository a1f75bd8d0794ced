import type { Json } from "../json/json.js";
import { plainSchema } from "../model/schema/aliases.js";
import { propertiesOf, requiredOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { listedValues, openValues, type Constants } from "./tag-values.js";

/** How many unions inside of unions are looked into. */
const maxDepth = 10;

/**
 * The values that a variant lists itself and no other variant does. A list that is read is open, so that a union could
 * not be told apart by it: where it says which variant a value is, it is taken at its word. Without a discriminator that
 * is a property which every variant requires.
 */
export function listedTag(variant: Schema, owner: Schema, models: Models): Constants | undefined {
  const { discriminator, oneOf = [], anyOf = [] } = owner;
  const variants = oneOf.includes(variant) ? oneOf : anyOf;
  const others = variants.filter((each) => each !== variant && each.type !== "null");
  const own = propertiesOf(variant, models);
  const names = discriminator ? [discriminator.propertyName] : requiredOf(variant, models);
  for (const propertyName of others.length > 0 ? names : []) {
    const values = openValues(own.get(propertyName), models);
    if (values === undefined) continue;
    const tag = { propertyName, isRequired: discriminator === undefined, depth: 0 };
    const theirs = others.map((each) => valuesIn(each, tag, models));
    if (theirs.every((each) => each && !each.some((value) => values.includes(value)))) {
      return { propertyName, values };
    }
  }
  return undefined;
}

/** The values that a variant, or one of the variants that it is made of, lists; undefined where one lists none. */
function valuesIn(
  variant: Schema,
  tag: { propertyName: string; isRequired: boolean; depth: number },
  models: Models,
): Json[] | undefined {
  const { propertyName, isRequired, depth } = tag;
  const declared = propertiesOf(variant, models).get(propertyName);
  if (declared !== undefined) {
    const isThere = !isRequired || requiredOf(variant, models).has(propertyName);
    return isThere ? listedValues(declared, models)?.slice() : undefined;
  }
  const { oneOf, anyOf } = plainSchema(variant, models);
  const inner = (oneOf ?? anyOf)?.filter((each) => each.type !== "null");
  if (inner === undefined || depth > maxDepth) return undefined;
  const found = inner.map((each) => valuesIn(each, { ...tag, depth: depth + 1 }, models));
  return found.every((each) => each !== undefined) ? found.flat() : undefined;
}
