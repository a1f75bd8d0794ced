import { modelOf, type Schema } from "../model/schema.js";
import { dereference, propertiesOf, type Models } from "../model/schema-lookup.js";

/** Values of a property that say which variant of a union a value is. */
export interface Constants {
  propertyName: string;
  values: string[];
}

/**
 * The values of the discriminator that lead to a variant of `owner`: those that the mapping gives it, otherwise its
 * key in the document (OpenAPI 3.1, 4.8.25.1). Undefined where the variant says so itself, or where its own
 * declaration of the property contradicts the discriminator: then the declaration counts.
 */
export function constantsOf(variant: Schema, owner: Schema, models: Models): Constants | undefined {
  const { discriminator } = owner;
  const model = variant.$ref === undefined ? undefined : models.get(modelOf(variant.$ref));
  if (discriminator === undefined || model === undefined) {
    return undefined;
  }
  const { propertyName, mapping } = discriminator;
  const mapped = Object.entries(mapping)
    .filter(([, ref]) => ref === variant.$ref)
    .map(([value]) => value);
  const values = mapped.length > 0 ? mapped : [model.key];
  const declared = propertiesOf(model.schema, models).get(propertyName);
  return accepts(declared, values, models) ? { propertyName, values } : undefined;
}

/** True where a property can have these values and does not have a constant already. */
function accepts(declared: Schema | undefined, values: string[], models: Models): boolean {
  if (declared === undefined) {
    return true;
  }
  const {
    type,
    enum: allowed,
    const: constant,
    allOf,
    anyOf,
    oneOf,
  } = dereference(declared, models);
  if (constant !== undefined || allOf || anyOf || oneOf) {
    return false;
  }
  if (allowed !== undefined) {
    return allowed.length > 1 && values.every((value) => allowed.includes(value));
  }
  return type === undefined || type === "string" || type.includes("string");
}

/**
 * The other way to declare variants: the base has the discriminator, and the variants extend it with `allOf`. The
 * model `self` then has the values that the base's mapping gives it.
 */
export function inheritedConstant(
  schema: Schema,
  { self, models }: { self?: string; models: Models },
): [name: string, values: string[]][] {
  if (self === undefined) {
    return [];
  }
  return (schema.allOf ?? []).flatMap((part): [string, string[]][] => {
    const base = part.$ref === undefined ? undefined : dereference(part, models);
    const discriminator = base?.oneOf || base?.anyOf ? undefined : base?.discriminator;
    if (discriminator === undefined || declares(schema, discriminator.propertyName)) {
      return [];
    }
    const values = Object.entries(discriminator.mapping)
      .filter(([, ref]) => modelOf(ref) === self)
      .map(([value]) => value);
    const declared = propertiesOf(base ?? {}, models).get(discriminator.propertyName);
    return values.length > 0 && accepts(declared, values, models) && !isExtended(self, models)
      ? [[discriminator.propertyName, values]]
      : [];
  });
}

function declares({ properties }: Schema, name: string): boolean {
  return properties !== undefined && Object.hasOwn(properties, name);
}

/** A model that others extend in turn also has their values: its property stays as the base declares it. */
function isExtended(name: string, models: Models): boolean {
  return [...models.values()].some(({ schema }) =>
    (schema.allOf ?? []).some((part) => part.$ref !== undefined && modelOf(part.$ref) === name),
  );
}
