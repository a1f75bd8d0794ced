import { aliasedModel, plainSchema, referredModel } from "../model/schema/aliases.js";
import { modelOf, type Discriminator, type Schema } from "../model/schema/schema.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";

/** Values of a property that say which variant of a union a value is. */
export interface Constants {
  propertyName: string;
  values: string[];
}

/**
 * The values of the discriminator that lead to a variant of `owner`: those that the mapping gives it, otherwise its
 * key under `components.schemas` (OpenAPI 3.1, 4.8.25.1). Undefined where no values are known, where the variant says
 * so itself, or where its own declaration of the property contradicts the discriminator: then the declaration counts.
 */
export function constantsOf(variant: Schema, owner: Schema, models: Models): Constants | undefined {
  if (owner.discriminator === undefined) {
    return undefined;
  }
  const values = valuesOf(variant, owner, models);
  if (values.length === 0) {
    return undefined;
  }
  const constants = { propertyName: owner.discriminator.propertyName, values };
  return fits(variant, constants, models) ? constants : undefined;
}

/** The values that lead to a variant; none where they are not known. */
function valuesOf(variant: Schema, owner: Schema, models: Models): string[] {
  const { discriminator } = owner;
  const name = referredModel(variant);
  const model = name === undefined ? undefined : models.get(name);
  if (discriminator === undefined || name === undefined || model === undefined) {
    return [];
  }
  const siblings = new Set(alternatives(owner).map(referredModel));
  const explicit = mappedValues(name, { discriminator, siblings, models, known: new Map() });
  // A union of models has no value of its own unless it is mapped: those of its variants lead into it.
  const hasKey = model.isComponent && innerModels(name, models).length === 0;
  return explicit?.length === 0 && hasKey ? [model.key] : (explicit ?? []);
}

function alternatives({ oneOf, anyOf }: Schema): Schema[] {
  return [...(oneOf ?? []), ...(anyOf ?? [])];
}

/** The variants of a model that is a union of models; undefined for those that are written in place. */
function innerModels(name: string, models: Models): (string | undefined)[] {
  const schema = plainSchema(models.get(name)?.schema ?? {}, models);
  const names = alternatives(schema).map(referredModel);
  return names.some((each) => each !== undefined) ? names : [];
}

interface Mapped {
  discriminator: Discriminator;
  /** The variants beside this one. What is mapped to one of them is not meant for another with the same definition. */
  siblings: ReadonlySet<string | undefined>;
  models: Models;
  known: Map<string, string[] | undefined>;
}

/** The mapped values that lead to a model or into it; undefined where all other values do, too. */
function mappedValues(name: string, mapped: Mapped): string[] | undefined {
  const { discriminator, models, known } = mapped;
  if (known.has(name)) {
    return known.get(name);
  }
  known.set(name, []);
  const { mapping, defaultMapping } = discriminator;
  const own = Object.keys(mapping).filter((value) => isMeant(mapping[value] as string));
  const within = innerModels(name, models).map((each) =>
    each === undefined ? [] : mappedValues(each, mapped),
  );
  const isDefault = defaultMapping !== undefined && isMeant(defaultMapping);
  const isWhole = own.length > 0 || !within.some((values) => values?.length === 0);
  const all = new Set([...own, ...within.flat()]);
  const inOrder = Object.keys(mapping).filter((value) => isWhole && all.has(value));
  const found = isDefault || within.includes(undefined) ? undefined : inOrder;
  known.set(name, found);
  return found;

  function isMeant(ref: string): boolean {
    const target = modelOf(ref);
    const isAlias = (): boolean => aliasedModel(target, models) === aliasedModel(name, models);
    return target === name || (!mapped.siblings.has(target) && isAlias());
  }
}

/** True where the property can have these values in a variant, and in the variants of that, and is no constant yet. */
function fits(variant: Schema, { propertyName, values }: Constants, models: Models): boolean {
  const all = new Map([[plainSchema(variant, models), referredModel(variant)]]);
  for (const [schema, name] of all) {
    if (!accepts(propertiesOf(schema, models).get(propertyName), values, models)) {
      return false;
    }
    // A base may map other values to it than this union does: what is in its type already counts.
    const inherited = name === undefined ? [] : inheritedBy(aliasedModel(name, models), models);
    if (inherited.some(([own, its]) => own === propertyName && !hasAll(its, values))) {
      return false;
    }
    const isNarrowed = schema.discriminator?.propertyName === propertyName;
    for (const inner of alternatives(schema)) {
      const own = isNarrowed ? valuesOf(inner, schema, models) : [];
      if (!hasAll(values, own)) {
        return false;
      }
      all.set(plainSchema(inner, models), referredModel(inner));
    }
  }
  return true;
}

function inheritedBy(name: string, models: Models): [name: string, values: string[]][] {
  return inheritedConstant(models.get(name)?.schema ?? {}, { self: name, models });
}

function hasAll(list: readonly string[], values: readonly string[]): boolean {
  return values.every((value) => list.includes(value));
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
  } = plainSchema(declared, models);
  if (constant !== undefined || allOf || anyOf || oneOf) {
    return false;
  }
  if (allowed !== undefined) {
    return allowed.length > 1 && values.every((value) => allowed.includes(value));
  }
  return type === undefined || type === "string" || type.includes("string");
}

/** True where a property has no other values than these. */
function states(declared: Schema | undefined, values: string[], models: Models): boolean {
  const { enum: allowed } = plainSchema(declared ?? {}, models);
  return allowed?.every((value) => values.some((each) => each === value)) === true;
}

/**
 * The other way to declare variants: the base has the discriminator, and the variants extend it with `allOf`. The
 * model `self` then has the values that the base's mapping gives it, unless one of its parts says otherwise.
 */
export function inheritedConstant(
  schema: Schema,
  { self, models }: { self?: string; models: Models },
): [name: string, values: string[]][] {
  if (self === undefined) {
    return [];
  }
  const { properties, allOf = [] } = schema;
  return allOf.flatMap((part): [string, string[]][] => {
    const base = referredModel(part) === undefined ? undefined : plainSchema(part, models);
    const discriminator = base?.oneOf || base?.anyOf ? undefined : base?.discriminator;
    if (discriminator === undefined) {
      return [];
    }
    const { propertyName, mapping } = discriminator;
    const values = Object.entries(mapping)
      .map(([value, ref]) => ({ value, target: modelOf(ref) }))
      .filter(({ target }) => target === self || aliasedModel(target, models) === self)
      .map(({ value }) => value);
    const parts = [...(properties ? [{ properties }] : []), ...allOf];
    const fitsAll = (): boolean =>
      parts.every((each) => {
        const declared = propertiesOf(each, models).get(propertyName);
        return accepts(declared, values, models) || states(declared, values, models);
      });
    return values.length > 0 && fitsAll() && !isExtended(self, models)
      ? [[propertyName, values]]
      : [];
  });
}

/** A model that others extend in turn also has their values: its property stays as the base declares it. */
function isExtended(name: string, models: Models): boolean {
  return [...models.values()].some(({ schema }) =>
    (schema.allOf ?? []).some((part) => {
      const extended = referredModel(part);
      return extended !== undefined && aliasedModel(extended, models) === name;
    }),
  );
}
