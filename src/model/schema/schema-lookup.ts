import type { MediaType, Model, Operation, Response } from "../api.js";
import { modelOf, type JsonType, type Schema } from "./schema.js";
import { typesOf } from "./types-of.js";

/** Finds models by the name in a `$ref`. */
export type Models = ReadonlyMap<string, Model>;

/** The models by their names, as `$ref`s have them. */
export function modelsByName(models: readonly Model[]): Models {
  return new Map(models.map((each) => [each.name, each]));
}

/** Longest chain of models that name each other; the model stage refuses chains that never end. */
const longestChain = 100;

/** The schema itself, or the one that its `$ref`s lead to. */
export function dereference(schema: Schema, models: Models): Schema {
  let current = schema;
  for (let step = 0; current.$ref !== undefined && step < longestChain; step += 1) {
    current = models.get(modelOf(current.$ref))?.schema ?? {};
  }
  return current;
}

/** The properties of an object schema, those of its `allOf` included; the last declaration of a name counts. */
export function propertiesOf(schema: Schema, models: Models, depth = 0): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const object = dereference(schema, models);
  if (depth < longestChain) {
    for (const part of object.allOf ?? []) {
      for (const [name, property] of propertiesOf(part, models, depth + 1)) {
        found.set(name, property);
      }
    }
  }
  for (const [name, property] of Object.entries(object.properties ?? {})) {
    found.set(name, property);
  }
  return found;
}

/** The names that an object schema requires, those of its `allOf` included. */
export function requiredOf(schema: Schema, models: Models, depth = 0): Set<string> {
  const object = dereference(schema, models);
  const required = new Set(object.required);
  if (depth < longestChain) {
    for (const part of object.allOf ?? []) {
      for (const name of requiredOf(part, models, depth + 1)) {
        required.add(name);
      }
    }
  }
  return required;
}

/** The schema that property names lead to from here; undefined where one of them is not declared. */
export function schemaAt(
  schema: Schema,
  path: readonly string[],
  models: Models,
): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const name of path) {
    current = current && propertiesOf(current, models).get(name);
  }
  return current;
}

/** True for statuses and ranges of success: any 2xx. */
export function isSuccess(response: Response): boolean {
  return response.status.startsWith("2");
}

/** True for JSON and whatever is written in it (RFC 6839, 3.1). */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}

/** The schema of the first JSON body that the operation answers with on success. */
export function successSchema(operation: Operation): Schema | undefined {
  const contents = operation.responses.filter(isSuccess).flatMap((response) => response.content);
  return contents.find((content: MediaType) => isJson(content.type) && content.schema)?.schema;
}

/** The schema of the payload: what is inside the envelope, where there is one. */
export function payloadSchema(operation: Operation, models: Models): Schema | undefined {
  const schema = successSchema(operation);
  return schema && operation.envelope ? schemaAt(schema, [operation.envelope], models) : schema;
}

/** True where an envelope may come without what it is for: one of its bodies does not require that. */
export function isPayloadOptional(operation: Operation, models: Models): boolean {
  const { envelope, method, responses } = operation;
  const bodies = responses.filter(isSuccess).flatMap(({ content }) => content);
  return (
    envelope !== undefined &&
    method !== "HEAD" &&
    !bodies.every(({ schema = {} }) => requiredOf(schema, models).has(envelope))
  );
}

/** True for a form that is a string: whoever gives it has encoded it. */
export function isWrittenForm(schema: Schema | undefined, models: Models): boolean {
  return (
    schema !== undefined &&
    allowsType(schema, "string", models) &&
    !allowsType(schema, "object", models)
  );
}

/** True where the schema is, or may be, of this type. */
export function allowsType(schema: Schema, type: JsonType, models: Models): boolean {
  const own = dereference(schema, models);
  const types = typesOf(own);
  if (types.length > 0) {
    return types.includes(type);
  }
  const { allOf, anyOf, oneOf } = own;
  return [...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])].some((part) =>
    allowsType(part, type, models),
  );
}
