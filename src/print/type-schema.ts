import { docOf } from "../model/docs.js";
import { remark } from "../emit/comment.js";
import type { TypeDeclaration, Direction } from "../emit/output.js";
import { isMarked } from "../model/aliases.js";
import { isBinary } from "../model/reading.js";
import { modelOf, type JsonType, type Schema } from "../model/schema.js";
import { propertiesOf, requiredOf, type Models } from "../model/schema-lookup.js";
import { isOpenEnum } from "../model/usage.js";
import { conditionalNames } from "./conditional.js";
import { constantsOf, inheritedConstant } from "./discriminated.js";
import {
  intersection,
  literals,
  never,
  union,
  unknown,
  type TypeMember,
  type TypeSchema,
} from "./type-algebra.js";

interface TypeContext {
  direction: Direction;
  models: Models;
  /** The model whose declaration this is, while its own level is spelled. */
  self?: string;
}

/** The schema that a declaration's type is spelled from. */
export function typeSchema(declaration: TypeDeclaration, models: Models): TypeSchema {
  const { schema, direction, modelName } = declaration;
  return convert(schema, { direction, models, ...(modelName && { self: modelName }) });
}

function convert(schema: Schema, context: TypeContext): TypeSchema {
  return intersection([
    ...reference(schema, context),
    ...ownParts(schema, context),
    ...composedParts(schema, context),
  ]);
}

/** What is below a level is not the model itself any more. */
function below({ direction, models }: TypeContext): TypeContext {
  return { direction, models };
}

function reference({ $ref }: Schema, { direction, models }: TypeContext): TypeSchema[] {
  const model = $ref === undefined ? undefined : models.get(modelOf($ref));
  return model === undefined
    ? []
    : [{ $ref: `#/${model.split && direction === "write" ? model.inputName : model.name}` }];
}

/** The parts that a schema states itself: constants, or one alternative for each of its types. */
function ownParts(schema: Schema, context: TypeContext): TypeSchema[] {
  if (schema.const !== undefined) {
    return [literals([schema.const])];
  }
  if (schema.enum !== undefined) {
    return [enumeration(schema, context)];
  }
  if (isNever(schema)) {
    return [never];
  }
  const types = typesOf(schema);
  return types.length === 0 ? [] : [union(types.map((type) => single(type, schema, context)))];
}

function isNever({ not }: Schema): boolean {
  return not !== undefined && Object.keys(not).length === 0;
}

/** The declared types; where none is declared, the one that the schema's keywords are about. */
function typesOf(schema: Schema): JsonType[] {
  if (schema.type !== undefined) {
    return [schema.type].flat();
  }
  if (
    schema.properties ||
    schema.patternProperties ||
    schema.additionalProperties ||
    hasOwnRequired(schema)
  ) {
    return ["object"];
  }
  if (schema.items || schema.prefixItems) {
    return ["array"];
  }
  return isBinary(schema) || schema.flavor ? ["string"] : [];
}

function hasOwnRequired({ required, allOf, anyOf, oneOf }: Schema): boolean {
  return required !== undefined && !allOf && !anyOf && !oneOf && required.length > 0;
}

function single(type: JsonType, schema: Schema, context: TypeContext): TypeSchema {
  switch (type) {
    case "object":
      return object(schema, context);
    case "array":
      return list(schema, context);
    case "string":
      if (schema.flavor !== undefined) {
        return { type, "x-type": "flavored", "x-flavor": schema.flavor };
      }
      return context.direction === "write" && isBinary(schema)
        ? { type, "x-type": "upload" }
        : { type };
    case "integer":
      return int64Type(schema) ?? { type: "number" };
    case "number": {
      const exact = int64Type(schema);
      return exact === undefined ? { type } : union([{ type }, exact]);
    }
    case "boolean":
    case "null":
      return { type };
    default:
      return type satisfies never;
  }
}

function int64Type({ int64 }: Schema): TypeSchema | undefined {
  return int64 === "bigint" ? { type: "integer", "x-type": "bigint" } : int64 && { type: int64 };
}

function list(schema: Schema, context: TypeContext): TypeSchema {
  const inner = below(context);
  const rest = schema.items && convert(schema.items, inner);
  if (schema.prefixItems === undefined) {
    return { type: "array", items: rest ?? unknown };
  }
  const items =
    schema.items !== undefined && isNever(schema.items) ? {} : { items: rest ?? unknown };
  return {
    type: "array",
    "x-type": "tuple",
    prefixItems: schema.prefixItems.map((item) => convert(item, inner)),
    ...items,
  };
}

function object(schema: Schema, context: TypeContext): TypeSchema {
  const inner = below(context);
  const required = new Set(schema.required);
  const members: TypeMember[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!isVisible(property, context)) continue;
    const doc = commentOf(property);
    const type = convert(property, inner);
    members.push({ name, type, isRequired: required.has(name), ...(doc && { doc }) });
  }
  for (const name of conditionalNames(schema, context.models)) {
    members.push({ name, type: unknown, isRequired: required.has(name) });
  }
  const index = indexType(schema, members.length > 0, inner);
  return {
    type: "object",
    ...(members.length > 0 && { "x-members": members }),
    ...(index && { additionalProperties: index }),
  };
}

/** `readOnly` properties are not sent, `writeOnly` ones do not come back (OpenAPI 3.1, 4.8.24). */
function isVisible(property: Schema, { direction, models }: TypeContext): boolean {
  return !isMarked(property, direction === "write" ? "readOnly" : "writeOnly", models);
}

function commentOf({ description, title, deprecated, evidence }: Schema): string {
  const doc = [docOf(description ?? title), remark(evidence), deprecated && "@deprecated"];
  return doc.filter((part) => part).join("\n\n");
}

/**
 * The type of properties that are not declared. Beside declared ones TypeScript wants an index signature to cover
 * them all, which only `unknown` always does.
 */
function indexType(
  schema: Schema,
  hasProperties: boolean,
  context: TypeContext,
): TypeSchema | undefined {
  const { additionalProperties, patternProperties } = schema;
  const patterns = Object.values(patternProperties ?? {});
  const closed = additionalProperties !== undefined && isNever(additionalProperties);
  if (additionalProperties === undefined && patterns.length === 0) {
    return undefined;
  }
  if (closed && patterns.length === 0) {
    return hasProperties ? undefined : never;
  }
  if (hasProperties || (additionalProperties === undefined && patterns.length > 0)) {
    return unknown;
  }
  const others = closed || additionalProperties === undefined ? [] : [additionalProperties];
  return union([...patterns, ...others].map((part) => convert(part, context)));
}

function composedParts(schema: Schema, context: TypeContext): TypeSchema[] {
  if (!schema.allOf && !schema.anyOf && !schema.oneOf) {
    return [];
  }
  const inner = below(context);
  const unions = [schema.anyOf, schema.oneOf].filter((variants) => variants !== undefined);
  return [
    ...(schema.allOf ?? []).map((part) => convert(part, inner)),
    ...promoted(schema, inner),
    ...inheritedConstant(schema, context).map(([name, values]) => constant(name, values)),
    ...unions.map((variants) =>
      union(variants.map((variant) => variantType(variant, schema, inner))),
    ),
  ];
}

/** A variant of a discriminated union, with the values of the discriminator that lead to it. */
function variantType(variant: Schema, owner: Schema, context: TypeContext): TypeSchema {
  if (onlyRequires(variant)) {
    const { properties, allOf } = owner;
    const own = { ...(properties && { properties }), ...(allOf && { allOf }) };
    const declared = propertiesOf(own, context.models);
    return requiredProperties(variant.required ?? [], declared, context)[0] ?? unknown;
  }
  const converted = convert(variant, context);
  const constants = constantsOf(variant, owner, context.models);
  return constants === undefined
    ? converted
    : intersection([converted, constant(constants.propertyName, constants.values)]);
}

/** `anyOf: [{ required: [email] }, { required: [phone] }]` speaks of the properties of its owner. */
function onlyRequires({ required, type, ...rest }: Schema): boolean {
  const isObject = type === undefined || type === "object";
  return required !== undefined && isObject && Object.keys(rest).length === 0;
}

function constant(name: string, values: string[]): TypeSchema {
  return { type: "object", "x-members": [{ name, type: literals(values), isRequired: true }] };
}

/**
 * Properties that a schema, or a part of it, requires of what it is composed of, although they are optional where
 * they are declared.
 */
function promoted(schema: Schema, context: TypeContext): TypeSchema[] {
  const { allOf } = schema;
  if (allOf === undefined) {
    return [];
  }
  const { models } = context;
  const wanted = [...requiredOf({ allOf, required: schema.required ?? [] }, models)];
  const names = wanted.filter(
    (name) => !schema.properties?.[name] && !allOf.some((part) => demands(part, name, models)),
  );
  return names.length === 0
    ? []
    : requiredProperties(names, propertiesOf({ allOf }, models), context);
}

/** True where the schema declares a property and requires it. */
function demands(schema: Schema, name: string, models: Models): boolean {
  return requiredOf(schema, models).has(name) && propertiesOf(schema, models).has(name);
}

/** An object that has these of the properties; none where it could not have any. */
function requiredProperties(
  names: string[],
  properties: ReadonlyMap<string, Schema>,
  context: TypeContext,
): TypeSchema[] {
  const members = names.flatMap((name): TypeMember[] => {
    const property = properties.get(name);
    return property !== undefined && isVisible(property, context)
      ? [{ name, type: convert(property, context), isRequired: true }]
      : [];
  });
  return members.length === 0 ? [] : [{ type: "object", "x-members": members }];
}

function enumeration(schema: Schema, { direction }: TypeContext): TypeSchema {
  const values = schema.enum ?? [];
  if (direction === "write" || !isOpenEnum(schema)) {
    return literals(values);
  }
  const distinct = [...new Set(values)];
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const open: TypeSchema[] = [];
  if (kinds.has("string")) open.push({ type: "string", "x-type": "openString" });
  if (kinds.has("number")) open.push({ type: "number", "x-type": "openNumber" });
  return { oneOf: [...distinct.map((value) => literals([value])), ...open] };
}
