import type { Json } from "../json/json.js";
import { aliasedModel, plainSchema, referredModel } from "../model/schema/aliases.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { NamedModels } from "../model/schema/references.js";
import { modelOf, modelRef, type Discriminator, type Schema } from "../model/schema/schema.js";
import { agreedValues } from "./tag-values.js";

/** A model whose discriminator names the models that extend it. */
interface Base {
  name: string;
  discriminator: Discriminator;
}

/**
 * The older way to declare variants: a base has the discriminator, and the variants extend it with `allOf`, at whatever
 * level. The model `self` then has the values that the base's mapping gives it and those that extend it; its key where
 * nothing is mapped (OpenAPI 3.1, 4.8.25.1). None where a part of it says otherwise, or says as much.
 */
export function inheritedConstant(
  schema: Schema,
  { self, models }: { self?: string; models: NamedModels },
): [name: string, values: readonly Json[]][] {
  if (self === undefined || schema.allOf === undefined) return [];
  return basesOf(self, models).flatMap((base): [string, readonly Json[]][] => {
    const { propertyName } = base.discriminator;
    const values = agreedValues(
      declarations(schema, propertyName, models),
      allValues(self, base, models),
      models,
    );
    const parents = parentsOf(schema, models).filter((parent) => parent !== base.name);
    const isSaid = parents.some(
      (parent) => allValues(parent, base, models).length === values?.length,
    );
    return values === undefined || isSaid ? [] : [[propertyName, values]];
  });
}

/** What a model and its parts declare a property as. */
function declarations(schema: Schema, name: string, models: NamedModels): (Schema | undefined)[] {
  const { properties, allOf = [] } = schema;
  const parts = [...(properties ? [{ properties }] : []), ...allOf];
  return parts.map((part) => propertiesOf(part, models).get(name));
}

/**
 * The values of a variant that stands beside models which extend it: theirs are not meant for it. Undefined where none
 * of them does, or where nothing is left.
 */
export function valuesBeside(
  name: string,
  siblings: readonly string[],
  models: NamedModels,
): [name: string, values: readonly Json[]] | undefined {
  const beside = siblings.filter((each) => each !== name);
  for (const base of [...baseItself(name, models), ...basesOf(name, models)]) {
    const extending = beside.filter((each) => ancestorsOf(each, models).has(name));
    const theirs = new Set(extending.flatMap((each) => allValues(each, base, models)));
    const own = new Set(ownValues(name, base, models));
    const rest = allValues(name, base, models).filter((each) => own.has(each) || !theirs.has(each));
    const { propertyName } = base.discriminator;
    const declared = propertiesOf({ $ref: modelRef(name) }, models).get(propertyName);
    const values = agreedValues([declared], rest, models);
    if (theirs.size > 0 && values !== undefined) return [propertyName, values];
  }
  return undefined;
}

/** The values that a base's discriminator gives a model, of each base that it has. */
export function inheritedValues(
  name: string,
  models: NamedModels,
): [name: string, values: readonly Json[]][] {
  return inheritedConstant(models.get(name)?.schema ?? {}, { self: name, models });
}

/** The values of a model, and of those that extend it; none where all other values lead to one of them. */
function allValues(name: string, base: Base, models: NamedModels): string[] {
  const { defaultMapping } = base.discriminator;
  const found = new Set<string>();
  const seen = new Set([name]);
  for (const each of seen) {
    if (defaultMapping !== undefined && isMeant(defaultMapping, each, models)) return [];
    for (const value of ownValues(each, base, models)) found.add(value);
    for (const extender of extendersOf(models).get(each) ?? []) seen.add(extender);
  }
  return [...found];
}

function ownValues(name: string, { discriminator }: Base, models: NamedModels): string[] {
  const { mapping, isPartial, elsewhere } = discriminator;
  const values = Object.keys(mapping);
  if (values.length > 0) {
    return values.filter((value) => isMeant(mapping[value] ?? "", name, models));
  }
  const model = models.get(name);
  if (isPartial || !model?.isComponent) return [];
  // What a union says of it goes before what a base leaves unsaid.
  const mapped = elsewhere?.[modelRef(name)];
  return mapped === undefined || mapped.includes(model.key) ? [model.key] : [];
}

function isMeant(ref: string, name: string, models: NamedModels): boolean {
  const target = modelOf(ref);
  return target === name || aliasedModel(target, models) === name;
}

function basesOf(name: string, models: NamedModels): Base[] {
  return [...ancestorsOf(name, models)].flatMap((each) => baseItself(each, models));
}

/** A model with a discriminator is a base unless it is a union of what it names. */
function baseItself(name: string, models: NamedModels): Base[] {
  const { discriminator, oneOf, anyOf } = plainSchema(models.get(name)?.schema ?? {}, models);
  return discriminator === undefined || oneOf || anyOf ? [] : [{ name, discriminator }];
}

/** The models that a model extends, at any level. */
function ancestorsOf(name: string, models: NamedModels): ReadonlySet<string> {
  const found = new Set(parentsOf(models.get(name)?.schema ?? {}, models));
  for (const each of found) {
    for (const parent of parentsOf(models.get(each)?.schema ?? {}, models)) found.add(parent);
  }
  return found;
}

function parentsOf({ allOf = [] }: Schema, models: NamedModels): string[] {
  return allOf.flatMap((part) => {
    const name = referredModel(part);
    return name === undefined ? [] : [namedModel(name, models)];
  });
}

/** The model behind plain references. One that says something about another is a model of its own here. */
function namedModel(name: string, models: NamedModels): string {
  let current = name;
  for (let next = models.get(current)?.schema.$ref; next !== undefined;) {
    current = modelOf(next);
    next = models.get(current)?.schema.$ref;
  }
  return current;
}

const known = new WeakMap<NamedModels, ReadonlyMap<string, string[]>>();

/** By model the ones that extend it directly. */
function extendersOf(models: NamedModels): ReadonlyMap<string, string[]> {
  const before = known.get(models);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  for (const [name, { schema }] of models) {
    for (const parent of parentsOf(schema, models)) {
      const extenders = found.get(parent);
      if (extenders === undefined) found.set(parent, [name]);
      else extenders.push(name);
    }
  }
  known.set(models, found);
  return found;
}
