import type { At } from "../json/pointer.js";
import type { NamedModels } from "../model/schema/references.js";
import { modelOf, type Schema } from "../model/schema/schema.js";
import { pointer } from "../model/source.js";

/** A schema and where it stands. */
export interface Placed {
  schema: Schema;
  at: At;
}

/** The schemas inside a schema that are of the same value, or of what a list or a map holds. */
export function partsOf({ schema, at }: Placed): Placed[] {
  const below = (key: string): At => pointer(at, key);
  const one = (key: string, part: Schema | undefined): Placed[] =>
    part === undefined ? [] : [{ schema: part, at: below(key) }];
  const list = (key: string, parts: readonly Schema[] = []): Placed[] =>
    parts.map((part, index) => ({ schema: part, at: pointer(below(key), String(index)) }));
  const map = (key: string, parts: Readonly<Record<string, Schema>> = {}): Placed[] =>
    Object.entries(parts).map(([name, part]) => ({ schema: part, at: pointer(below(key), name) }));
  return [
    ...list("allOf", schema.allOf),
    ...list("anyOf", schema.anyOf),
    ...list("oneOf", schema.oneOf),
    ...list("prefixItems", schema.prefixItems),
    ...one("items", schema.items),
    ...one("additionalProperties", schema.additionalProperties),
    ...one("unevaluatedProperties", schema.unevaluatedProperties),
    ...one("unevaluatedItems", schema.unevaluatedItems),
    ...one("if", schema.if),
    ...one("then", schema.then),
    ...one("else", schema.else),
    ...one("contentSchema", schema.contentSchema),
    ...map("patternProperties", schema.patternProperties),
    ...map("dependentSchemas", schema.dependentSchemas),
  ];
}

/** The properties that a schema itself declares. */
export function propertiesIn({ schema, at }: Placed): [name: string, property: Placed][] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    { schema: property, at: pointer(pointer(at, "properties"), name) },
  ]);
}

/** The schemas that a value of a schema has to do with: itself, its parts, and the models that these refer to. */
export function around(start: readonly Placed[], models: NamedModels): Placed[] {
  const found = new Map<At, Placed>();
  const queue = [...start];
  for (const each of queue) {
    if (found.has(each.at)) continue;
    found.set(each.at, each);
    const model =
      each.schema.$ref === undefined ? undefined : models.get(modelOf(each.schema.$ref));
    if (model !== undefined) queue.push({ schema: model.schema, at: model.at });
    queue.push(...partsOf(each));
  }
  return [...found.values()];
}

/** The schemas that property names lead to, in whichever parts declare them. */
export function alongPath(
  start: readonly Placed[],
  path: readonly string[],
  models: NamedModels,
): Placed[] {
  return path.reduce<Placed[]>(
    (current, name) =>
      around(current, models).flatMap((each) =>
        propertiesIn(each).flatMap(([own, property]) => (own === name ? [property] : [])),
      ),
    [...start],
  );
}

/** The models that a value of a schema is, without those that its properties are. */
export function modelsOf(start: readonly Placed[], models: NamedModels): string[] {
  return around(start, models).flatMap(({ schema: { $ref } }) =>
    $ref === undefined ? [] : [modelOf($ref)],
  );
}
