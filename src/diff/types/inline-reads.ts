import { isMarked } from "../../model/aliases.js";
import { propertiesOf, type Models } from "../../model/schema-lookup.js";
import { modelOf, type Schema } from "../../model/schema.js";
import { pointer } from "../../model/source.js";
import { referredModels } from "../unchanged.js";
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
}

/** Whom the lines belong to, and what they may refer to. */
export interface Origin {
  /** As in {@link ProbeLine}. */
  owner: string;
  models: Models;
}

/** Deepest nesting of inline objects that is looked into. */
const deepest = 8;

/** Reads every property that the schema itself declares, each into its old type; models have lines of their own. */
export function readLines(spelled: Spelled, origin: Origin, depth = 0): ProbeLine[] {
  const { schema, at, value, type, name } = spelled;
  if (depth > deepest) return [];
  if (schema.items !== undefined && !isUnion(schema)) {
    const item: Spelled = {
      schema: schema.items,
      at: pointer(at, "items"),
      value: `${value}![0]!`,
      type: `NonNullable<${type}>[number]`,
      name: `${name}[]`,
    };
    return isInline(schema.items) ? readLines(item, origin, depth + 1) : [];
  }
  return [...declared(schema, at, origin.models)].flatMap(([key, property]) => {
    if (isMarked(property.schema, "writeOnly", origin.models)) return [];
    const below: Spelled = {
      schema: property.schema,
      at: property.at,
      value: `${value}${depth === 0 ? "" : "!"}[${JSON.stringify(key)}]`,
      type: `NonNullable<${type}>[${JSON.stringify(key)}]`,
      name: `${name}.${key}`,
    };
    const inner = isInline(property.schema) ? readLines(below, origin, depth + 1) : [];
    const line: ProbeLine = {
      code: `{ const read: ${below.type} = ${below.value};${inner.length > 0 ? "" : ` ${lostToReaders(below.type)}`} }`,
      use: `reads \`${below.name}\``,
      at: property.at,
      owner: origin.owner,
      models: modelsIn(property.schema),
      schema: property.schema,
      coarse: inner.length > 0,
    };
    return [line, ...inner];
  });
}

/** A literal with every property that may be written, nested where the schema is; one line for each property. */
export function writeLines(
  spelled: Omit<Spelled, "value">,
  origin: Origin,
  depth = 0,
): ProbeLine[] {
  const { schema, at, type, name } = spelled;
  const lines = [...declared(schema, at, origin.models)].flatMap(([key, property]): ProbeLine[] => {
    if (isMarked(property.schema, "readOnly", origin.models)) return [];
    const own = `NonNullable<${type}>[${JSON.stringify(key)}]`;
    const line = {
      at: property.at,
      owner: origin.owner,
      models: modelsIn(property.schema),
      schema: property.schema,
      use: `sets \`${name}.${key}\``,
    };
    const nested =
      depth < deepest &&
      isInline(property.schema) &&
      !isUnion(property.schema) &&
      property.schema.items === undefined;
    const inner = nested
      ? writeLines(
          { schema: property.schema, at: property.at, type: own, name: `${name}.${key}` },
          origin,
          depth + 1,
        )
      : [];
    if (inner.length === 0)
      return [{ ...line, coarse: false, code: `${JSON.stringify(key)}: value<Given<${own}>>(),` }];
    return [
      { ...line, coarse: true, code: `${JSON.stringify(key)}: {` },
      ...inner,
      { ...line, coarse: true, code: `},` },
    ];
  });
  return lines;
}

/** Switches over every closed enum that a literal has a place for. */
export function enumLines(
  { schema, at, type, name }: Omit<Spelled, "value">,
  origin: Origin,
  depth = 0,
): ProbeLine[] {
  return [...declared(schema, at, origin.models)].flatMap(([key, property]): ProbeLine[] => {
    const below = {
      schema: property.schema,
      at: property.at,
      type: `NonNullable<${type}>[${JSON.stringify(key)}]`,
      name: `${name}.${key}`,
    };
    if (isMarked(property.schema, "readOnly", origin.models) || depth > deepest) return [];
    if (isInline(property.schema)) return enumLines(below, origin, depth + 1);
    return property.schema.enum === undefined ? [] : [enumLine(below, origin)];
  });
}

/** A closed enum is switched over to the end: a value more, and the switch is no longer complete. */
export function enumLine(
  { at, type, name }: Omit<Spelled, "schema" | "value">,
  { owner }: Pick<Origin, "owner">,
): ProbeLine {
  return {
    code: `{ const every: ${type} = value<${ofHead(type)}>(); }`,
    use: `switches over \`${name}\``,
    at,
    owner,
    models: [],
    coarse: false,
  };
}

/** The properties of an object and where each is declared, those of its inline `allOf` parts included. */
function declared(
  schema: Schema,
  at: string,
  models: Models,
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

function isInline(schema: Schema): boolean {
  return (
    schema.$ref === undefined &&
    !isUnion(schema) &&
    (schema.properties ?? schema.items ?? schema.allOf) !== undefined
  );
}

export function modelsIn(value: unknown): string[] {
  return referredModels(JSON.stringify(value) ?? "").map(modelOf);
}
