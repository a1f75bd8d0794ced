import { aliasedModel, plainSchema, referredModel } from "../model/schema/aliases.js";
import type { Direction } from "../emit/output.js";
import type { Json } from "../json/json.js";
import { modelOf, type Discriminator, type Schema } from "../model/schema/schema.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { NamedModels } from "../model/schema/references.js";
import { inheritedValues, valuesBeside } from "./inherited.js";
import { listedTag } from "./listed-tag.js";
import { acceptedValues, type Constants } from "./tag-values.js";

/**
 * The values that lead to a variant of `owner`: those that the discriminator's mapping gives it, otherwise its key under
 * `components.schemas` (OpenAPI 3.1, 4.8.25.1), otherwise those that it lists itself and no other variant does.
 * Undefined where no values are known, or where the variant's own declaration says as much, or something else.
 */
export function constantsOf(
  variant: Schema,
  owner: Schema,
  { models, direction }: { models: NamedModels; direction: Direction },
): Constants | undefined {
  return (
    mappedConstants(variant, owner, models) ??
    (direction === "read" ? listedTag(variant, owner, models) : undefined) ??
    constantsBeside(variant, owner, models)
  );
}

function mappedConstants(
  variant: Schema,
  owner: Schema,
  models: NamedModels,
): Constants | undefined {
  if (owner.discriminator === undefined) return undefined;
  const { propertyName } = owner.discriminator;
  const values = valuesOf(variant, owner, models);
  const typed =
    values.length === 0 ? undefined : fitting(variant, { propertyName, values }, models);
  const name = referredModel(variant);
  const isSaid =
    name !== undefined &&
    inheritedValues(name, models).some(
      ([own, its]) => own === propertyName && typed !== undefined && hasAll(typed, its),
    );
  return typed && !isSaid ? { propertyName, values: typed } : undefined;
}

/** What a base's mapping gives a variant, and none of the variants beside it that extend it. */
function constantsBeside(
  variant: Schema,
  owner: Schema,
  models: NamedModels,
): Constants | undefined {
  const name = referredModel(variant);
  if (name === undefined) return undefined;
  const siblings = alternatives(owner).map(referredModel);
  const names = siblings.filter((each) => each !== undefined);
  const [propertyName, values] = valuesBeside(name, names, models) ?? [];
  return propertyName === undefined || values === undefined ? undefined : { propertyName, values };
}

/** The values that lead to a variant; none where they are not known. */
function valuesOf(variant: Schema, owner: Schema, models: NamedModels): string[] {
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
  const isKeyed = explicit?.length === 0 && hasKey && !discriminator.isPartial;
  return isKeyed ? [model.key] : (explicit ?? []);
}

function alternatives({ oneOf, anyOf }: Schema): Schema[] {
  return [...(oneOf ?? []), ...(anyOf ?? [])];
}

/** The variants of a model that is a union of models; undefined for those that are written in place. */
function innerModels(name: string, models: NamedModels): (string | undefined)[] {
  const schema = plainSchema(models.get(name)?.schema ?? {}, models);
  const names = alternatives(schema).map(referredModel);
  return names.some((each) => each !== undefined) ? names : [];
}

interface Mapped {
  discriminator: Discriminator;
  /** The variants beside this one. What is mapped to one of them is not meant for another with the same definition. */
  siblings: ReadonlySet<string | undefined>;
  models: NamedModels;
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

/**
 * The values as the property of a variant has them, and of the variants of that. Undefined where one cannot have them,
 * or is a constant already.
 */
function fitting(
  variant: Schema,
  { propertyName, values }: { propertyName: string; values: readonly string[] },
  models: NamedModels,
): readonly Json[] | undefined {
  const all = new Map([[plainSchema(variant, models), referredModel(variant)]]);
  let typed: readonly Json[] | undefined;
  for (const [schema, name] of all) {
    const declared = propertiesOf(schema, models).get(propertyName);
    const accepted = acceptedValues(declared, values, models);
    if (accepted === undefined) return undefined;
    if (declared !== undefined) typed ??= accepted;
    // A base may map other values to it than this union does: what is in its type already counts.
    const inherited = name === undefined ? [] : inheritedValues(aliasedModel(name, models), models);
    if (inherited.some(([own, its]) => own === propertyName && !hasAll(its, accepted))) {
      return undefined;
    }
    const isNarrowed = schema.discriminator?.propertyName === propertyName;
    for (const inner of alternatives(schema)) {
      const own = isNarrowed ? valuesOf(inner, schema, models) : [];
      if (!hasAll(values, own)) return undefined;
      all.set(plainSchema(inner, models), referredModel(inner));
    }
  }
  return typed ?? values;
}

function hasAll(list: readonly Json[], values: readonly Json[]): boolean {
  return values.every((value) => list.includes(value));
}
