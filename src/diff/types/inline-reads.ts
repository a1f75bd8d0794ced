import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type NamedModels } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { referredModels } from "../unchanged.js";
import { typeText } from "./type-text.js";
import { lostToReaders, ofHead } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** What is read or written, and how it is spelled. */
export interface Spelled {
  schema: Schema;
  /** Where it stands in the base. */
  at: string;
  /** An expression with a value of the new type. */
  value: string;
  /** Its old type. */
  type: string;
  /** Its name in messages: `Patient.email`. */
  name: string;
  /** What it is in the head, where it is there. */
  now: Schema | undefined;
}

/** Whom the lines belong to, and what they may refer to. */
export interface Origin {
  /** As in {@link ProbeLine}. */
  owner: string;
  models: NamedModels;
  /** The models of the head. */
  nowModels: NamedModels;
}

/** Deepest nesting of inline objects that is looked into. */
const maxDepth = 8;

/** Reads every property that the schema itself declares, each into its old type; models have lines of their own. */
export function readLines(spelled: Spelled, origin: Origin, depth = 0): ProbeLine[] {
  const { schema, at, value, type, name } = spelled;
  const now = dereference(spelled.now ?? {}, origin.nowModels);
  if (depth > maxDepth) return [];
  if (schema.items !== undefined && !isUnion(schema)) {
    const item: Spelled = {
      schema: schema.items,
      at: pointer(at, "items"),
      value: `${value}![0]!`,
      type: `NonNullable<${type}>[number]`,
      name: `${name}[]`,
      now: now.items,
    };
    return isInline(schema.items) ? readLines(item, origin, depth + 1) : [];
  }
  const known = [...declared(schema, at, origin.models)];
  const isSame = sameProperties({ ...spelled, now }, origin);
  const later = propertiesOf(now, origin.nowModels);
  const lines = known.flatMap(([key, property]) => {
    if (isMarked(property.schema, "writeOnly", origin.models) || isSame(key)) return [];
    const below: Spelled = {
      schema: property.schema,
      at: property.at,
      value: `${value}![${JSON.stringify(key)}]`,
      type: `NonNullable<${type}>[${JSON.stringify(key)}]`,
      name: `${name}.${key}`,
      now: later.get(key),
    };
    const inner = isInline(property.schema) ? readLines(below, origin, depth + 1) : [];
    const line: ProbeLine = {
      code: `{ const read: ${below.type} = ${below.value};${inner.length > 0 ? "" : ` ${lostToReaders(below.type)}`} }`,
      use: `reads \`${below.name}\``,
      path: below.name,
      at: property.at,
      owner: origin.owner,
      models: modelsIn(property.schema),
      schema: property.schema,
      coarse: inner.length > 0,
      isGone: spelled.now !== undefined && !later.has(key),
    };
    return [line, ...inner];
  });
  const isWhole = depth === 0 && known.length > 0;
  return isWhole ? [...lines, noneLine(spelled, origin)] : lines;
}

/**
 * Tells which properties say the same in both documents, and are required in both or in neither: no code about one of
 * them stops compiling, unless for a model that it refers to, which has lines of its own.
 */
export function sameProperties(
  { schema, now }: Pick<Spelled, "now" | "schema">,
  { models, nowModels }: Pick<Origin, "models" | "nowModels">,
): (key: string) => boolean {
  if (now === undefined) return () => false;
  const [before, after] = [propertiesOf(schema, models), propertiesOf(now, nowModels)];
  const [required, isRequired] = [requiredOf(schema, models), requiredOf(now, nowModels)];
  return (key) =>
    after.has(key) &&
    required.has(key) === isRequired.has(key) &&
    typeText(before.get(key)) === typeText(after.get(key));
}

/** Reads without looking for null or undefined where neither could come. */
function noneLine({ at, type, name }: Spelled, { owner }: Origin): ProbeLine {
  return {
    code: `{ const none: None<${type}> = value<None<${ofHead(type)}>>(); }`,
    use: `reads \`${name}\``,
    at,
    owner,
    models: [],
    coarse: false,
  };
}

/** The properties of an object and where each is declared, those of its inline `allOf` parts included. */
export function declared(
  schema: Schema,
  at: string,
  models: NamedModels,
): Map<string, { schema: Schema; at: string }> {
  const found = new Map<string, { schema: Schema; at: string }>();
  for (const [name, property] of propertiesOf(schema, models))
    found.set(name, { schema: property, at });
  (schema.allOf ?? []).forEach((part, index) => {
    const target = part.$ref === undefined ? undefined : models.get(modelOf(part.$ref));
    const place = target?.at ?? pointer(pointer(at, "allOf"), String(index));
    for (const [name, property] of declared(target?.schema ?? part, place, models))
      found.set(name, property);
  });
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    found.set(name, { schema: property, at: pointer(pointer(at, "properties"), name) });
  }
  return found;
}

export function isUnion(schema: Schema): boolean {
  return schema.anyOf !== undefined || schema.oneOf !== undefined;
}

export function isInline(schema: Schema): boolean {
  return (
    schema.$ref === undefined &&
    !isUnion(schema) &&
    (schema.properties ?? schema.items ?? schema.allOf) !== undefined
  );
}

export function modelsIn(value: unknown): string[] {
  return referredModels(JSON.stringify(value) ?? "").map(modelOf);
}
