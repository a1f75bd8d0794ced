import { isNever } from "../model/schema/open.js";
import { isMarked } from "../model/schema/aliases.js";
import { annotations, isOneOf, lists, maps, singles } from "../model/schema/keywords.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import { modelOf, type Schema } from "../model/schema/schema.js";

/**
 * Whether a value is sent by a client (`readOnly` properties are not required) or by the API (`writeOnly` ones), or is
 * held against all that the schema says.
 */
export type Way = "as declared" | "read" | "written";

/** A schema in plain JSON Schema (2020-12), as a validator takes it. */
export type PlainSchema = Record<string, unknown>;

/** What says nothing about validity, or only to OpenAPI. */
const silent: ReadonlySet<string> = new Set([
  ...annotations,
  ...["discriminator", "extensibleEnum", "flavor"],
]);

/** The address at which a validator has a model for one way. */
function modelId(way: Way, name: string): string {
  return `https://models.invalid/${encodeURIComponent(way)}/${encodeURIComponent(name)}`;
}

/** A keyword that every model has, by which a validator notices that it comes by. */
export const visited = "visited";

/** Every model, for references to lead to. With an address of its own each is compiled once, whatever leads to it. */
export function plainModels(models: Models, way: Way): PlainSchema[] {
  return [...models].map(([name, { schema }]) => ({
    $id: modelId(way, name),
    [visited]: true,
    ...plainSchema(schema, way, models),
  }));
}

/**
 * The schema with references that lead to {@link plainModels}. In what is written, properties that are `readOnly` are
 * not required, and in what is read those that are `writeOnly` are not (OpenAPI 3.0.4, section 4.7.24.1).
 */
export function plainSchema(schema: Schema, way: Way, models: Models): PlainSchema {
  return plainPart(schema, { way, models, whole: schema });
}

interface PlainContext {
  way: Way;
  models: Models;
  /** The schema whose `allOf` leads to this one, over however many others: it may declare what this one requires. */
  whole: Schema;
}

function plainPart(schema: Schema, context: PlainContext): PlainSchema {
  const { way, models, whole } = context;
  if (schema.$ref !== undefined) {
    return { $ref: modelId(way, modelOf(schema.$ref)) };
  }
  const plain = (part: Schema): PlainSchema => plainSchema(part, way, models);
  const members: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (silent.has(keyword)) {
      continue;
    }
    if (keyword === "required") {
      const names = value as string[];
      members.push([
        keyword,
        way === "as declared" ? names : names.filter((name) => !unsent(name)),
      ]);
    } else if (keyword === "allOf") {
      members.push([keyword, distinct(value as Schema[]).map((part) => plainPart(part, context))]);
    } else if (isOneOf(singles, keyword)) {
      // A validator's errors say more about `false` than about `not`.
      const isFalse = isNever(value as Schema, models);
      members.push([keyword, isFalse ? false : plain(value as Schema)]);
    } else if (isOneOf(lists, keyword)) {
      // A value may match one of `oneOf` only, so that what is there twice counts.
      const list = value as Schema[];
      members.push([keyword, (keyword === "anyOf" ? distinct(list) : list).map(plain)]);
    } else if (isOneOf(maps, keyword)) {
      const parts = Object.entries(value as Record<string, Schema>);
      members.push([keyword, Object.fromEntries(parts.map(([name, part]) => [name, plain(part)]))]);
    } else {
      members.push([keyword, value]);
    }
  }
  return Object.fromEntries(members);

  function unsent(name: string): boolean {
    const property = propertiesOf(whole, models).get(name);
    const mark = way === "written" ? "readOnly" : "writeOnly";
    return property !== undefined && isMarked(property, mark, models);
  }
}

/** Schemas of a list without those that refer to the same model as one before. */
function distinct(list: readonly Schema[]): Schema[] {
  return [...new Map(list.map((each) => [each.$ref ?? each, each])).values()];
}
