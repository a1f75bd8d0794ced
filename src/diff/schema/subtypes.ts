import type { Model } from "../../model/api.js";
import { modelOf, modelRef, type Schema } from "../../model/schema/schema.js";

/**
 * The models that a value of a model may be one of, by its name: those that its discriminator maps to, and those that
 * extend it by `allOf` (OpenAPI 3.1, 4.8.25.2). A union lists its variants itself.
 */
export type Subtypes = ReadonlyMap<string, readonly string[]>;

export function subtypesOf(models: readonly Model[]): Subtypes {
  const extending = new Map<string, string[]>();
  for (const { name, schema } of models) {
    for (const base of (schema.allOf ?? []).flatMap(nameOf))
      extending.set(base, [...(extending.get(base) ?? []), name]);
  }
  const bases = models.filter(({ schema }) => schema.discriminator && !isUnion(schema));
  return new Map(
    bases.map(({ name, schema }) => {
      const found = new Set(Object.values(schema.discriminator?.mapping ?? {}).map(modelOf));
      for (const each of extending.get(name) ?? []) found.add(each);
      for (const each of found) for (const below of extending.get(each) ?? []) found.add(below);
      found.delete(name);
      return [name, [...found].sort()];
    }),
  );
}

/** The models with subtypes that a schema stands for: as a reference, a single part, or a branch. */
export function basesIn(schema: Schema, subtypes: Subtypes): string[] {
  const own = nameOf(schema).filter((name) => subtypes.has(name));
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const inner = [...(allOf.length === 1 ? allOf : []), ...anyOf, ...oneOf];
  return [...own, ...inner.flatMap((each) => basesIn(each, subtypes))];
}

/** The references to the subtypes of a model, in the form in which a schema has references. */
export function referencesTo(name: string, subtypes: Subtypes): string[] {
  return (subtypes.get(name) ?? []).map(modelRef);
}

function nameOf({ $ref }: Schema): string[] {
  return $ref === undefined ? [] : [modelOf($ref)];
}

function isUnion({ anyOf, oneOf }: Schema): boolean {
  return anyOf !== undefined || oneOf !== undefined;
}
