import { byCodeUnit } from "../json/by-code-unit.js";
import type { Api, Operation } from "../model/api.js";
import { isJson } from "../model/operations/payload.js";
import { isNever, isOpen } from "../model/schema/open.js";
import { modelsByName, targetOf, type Models } from "../model/schema/references.js";
import { remembered, type Answer } from "../model/schema/remembered.js";
import { modelOf, type Schema } from "../model/schema/schema.js";
import type { Outline, OutlinedOperation, OutlinedPlace, OutlinePart } from "../runtime/observe.js";

/** What is said of answers that may be told of them: the names of members, and the words of lists. */
export function outlineOf(api: Api): Outline {
  const models = modelsByName(api.models);
  const operations = api.operations.map((operation): [string, OutlinedOperation] => {
    const { id, method, path } = operation;
    return [id, { method, path, answers: answersOf(operation, models) }];
  });
  operations.sort(([a], [b]) => byCodeUnit(a, b));
  const named = namedIn(operations.flatMap(([, { answers }]) => Object.values(answers)));
  const parts = new Map<string, OutlinePart>();
  for (const name of named) {
    const part = united(partsOf(models.get(name)?.schema ?? {}, models));
    if (part === undefined) continue;
    parts.set(name, part);
    for (const each of namedIn([part])) named.add(each);
  }
  const sorted = [...parts].sort(([a], [b]) => byCodeUnit(a, b));
  return { operations: Object.fromEntries(operations), models: Object.fromEntries(sorted) };
}

/** Answers that say the same stand together. */
function answersOf({ responses }: Operation, models: Models): Record<string, OutlinePart> {
  const statuses = new Map<string, { part: OutlinePart; names: string[] }>();
  for (const { status, content } of responses) {
    const schemas = content.flatMap(({ type, schema }) => (isJson(type) && schema ? [schema] : []));
    const part = united(schemas.flatMap((schema) => partsOf(schema, models)));
    if (part === undefined) continue;
    const key = JSON.stringify(part);
    const known = statuses.get(key) ?? { part, names: [] };
    known.names.push(status);
    statuses.set(key, known);
  }
  return Object.fromEntries(
    [...statuses.values()].map(({ part, names }) => [names.join(" "), part]),
  );
}

/** Everything that speaks of a value of a schema, as far as it tells something. */
function partsOf(schema: Schema, models: Models): OutlinePart[] {
  const own = placeOf(schema, models);
  const target = targetOf(schema, models);
  const isNamed = target !== undefined && tells(target, models);
  return [
    ...(isNamed ? [modelOf(schema.$ref ?? "")] : []),
    ...(Object.keys(own).length > 0 ? [own] : []),
    ...besides(schema).flatMap((each) => partsOf(each, models)),
  ];
}

function placeOf(schema: Schema, models: Models): OutlinedPlace {
  const names: string[] = [];
  const inside: [string, OutlinePart][] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const part = united(partsOf(property, models));
    if (part === undefined && /^\S+$/.test(name)) names.push(name);
    else inside.push([name, part ?? {}]);
  }
  const { patternProperties, additionalProperties, items, prefixItems } = schema;
  const inOthers = [...Object.values(patternProperties ?? {}), additionalProperties].filter(
    (each) => each !== undefined && !isOpen(each, models) && !isNever(each, models),
  ) as Schema[];
  // Whatever the entries of a map are, it is one.
  const others =
    united(inOthers.flatMap((each) => partsOf(each, models))) ??
    (inOthers.length > 0 ? {} : undefined);
  const inItems = [...(prefixItems ?? []), items];
  const each = united(inItems.flatMap((item) => (item ? partsOf(item, models) : [])));
  const words = wordsOf(schema);
  return {
    ...(names.length > 0 && { names: names.join(" ") }),
    ...(inside.length > 0 && { inside: Object.fromEntries(inside) }),
    ...(others !== undefined && { others }),
    ...(each !== undefined && { items: each }),
    ...(words.length > 0 && { words }),
    ...(schema.isPublic && { isPublic: true as const }),
  };
}

function wordsOf({ const: only, enum: values = [], extensibleEnum = [] }: Schema): string[] {
  const all = [only, ...values, ...extensibleEnum];
  return [...new Set(all.filter((each) => typeof each === "string"))];
}

/** The schemas that speak of the same value. */
function besides({
  allOf,
  anyOf,
  oneOf,
  then,
  else: otherwise,
  dependentSchemas,
}: Schema): Schema[] {
  const conditional = [then, otherwise, ...Object.values(dependentSchemas ?? {})];
  return [...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? []), ...conditional].filter(
    (each) => each !== undefined,
  );
}

/** Whether a schema says anything that may be told. */
const tells: Answer<boolean> = remembered((schema, models) => {
  const { properties, patternProperties, additionalProperties, items, prefixItems } = schema;
  if (properties !== undefined || schema.isPublic || wordsOf(schema).length > 0) return true;
  const parts = [
    ...[targetOf(schema, models), additionalProperties, items],
    ...Object.values(patternProperties ?? {}),
    ...(prefixItems ?? []),
    ...besides(schema),
  ];
  return parts.some((each) => each !== undefined && tells(each, models));
}, false);

/** Several parts as one; undefined where there is none. */
function united(parts: readonly OutlinePart[]): OutlinePart | undefined {
  if (parts.length < 2) return parts[0];
  const distinct = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return distinct.length > 1 ? distinct : distinct[0];
}

/** The models that some parts name. */
function namedIn(parts: readonly (OutlinePart | undefined)[]): Set<string> {
  const names = new Set<string>();
  const pending = [...parts];
  while (pending.length > 0) {
    const part = pending.pop();
    if (part === undefined) continue;
    if (typeof part === "string") names.add(part);
    else if (isPlace(part))
      pending.push(...Object.values(part.inside ?? {}), part.others, part.items);
    else pending.push(...part);
  }
  return names;
}

function isPlace(part: OutlinedPlace | readonly OutlinePart[]): part is OutlinedPlace {
  return !Array.isArray(part);
}
