import { annotations } from "../model/schema/keywords.js";
import type { Schema } from "../model/schema/schema.js";
import { propertiesOf, requiredOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";

/** True for a keyword beside `required` that says nothing which a type could say. */
function isSilent(keyword: string): boolean {
  return keyword === "not" || annotations.has(keyword);
}

/** `anyOf: [{ required: [email] }, { required: [phone] }]` speaks of the properties of its owner. */
export function onlyRequires({ required, type, ...rest }: Schema): boolean {
  const isObject = type === undefined || type === "object";
  return required !== undefined && isObject && Object.keys(rest).every(isSilent);
}

/**
 * The names of properties that a schema, or a part of it, requires of its `allOf`, although they are optional where
 * they are declared.
 */
export function promotedNames(schema: Schema, models: Models): string[] {
  const { allOf } = schema;
  return allOf === undefined
    ? []
    : wantedNames(schema, models).filter(
        (name) => !allOf.some((part) => demands(part, name, models)),
      );
}

/** The same for one variant of its `anyOf` or `oneOf`: what the variant declares as optional, and its owner requires. */
export function promotedIn(variant: Schema, owner: Schema, models: Models): string[] {
  const wanted = wantedNames(owner, models);
  if (wanted.length === 0) {
    return [];
  }
  const elsewhere = propertiesOf({ allOf: owner.allOf ?? [] }, models);
  const declared = propertiesOf(variant, models);
  const required = requiredOf(variant, models);
  return wanted.filter((name) => declared.has(name) && !required.has(name) && !elsewhere.has(name));
}

/** What a schema and its `allOf` require, and its own properties do not declare. */
function wantedNames(
  { allOf = [], required = [], properties = {} }: Schema,
  models: Models,
): string[] {
  const names = [...requiredOf({ allOf, required }, models)];
  return names.filter((name) => !Object.hasOwn(properties, name));
}

/** True where the schema declares a property and requires it. */
function demands(schema: Schema, name: string, models: Models): boolean {
  return requiredOf(schema, models).has(name) && propertiesOf(schema, models).has(name);
}

/** What an object requires and does not declare; what it is composed of may declare it. */
export function undeclaredNames(schema: Schema): string[] {
  const { required = [], properties = {}, allOf, anyOf, oneOf } = schema;
  const isComposed = allOf ?? anyOf ?? oneOf;
  return isComposed ? [] : required.filter((name) => !Object.hasOwn(properties, name));
}
