import type { TypeDeclaration } from "../emit/output.js";
import { exactType } from "../emit/spell-type.js";
import { anyKind, kindsOf } from "../model/schema/kinds.js";
import { annotations } from "../model/schema/keywords.js";
import { isNever } from "../model/schema/open.js";
import { modelOf, type JsonType, type Schema } from "../model/schema/schema.js";
import type { NamedModels } from "../model/schema/references.js";
import { typesOf } from "../model/schema/types-of.js";
import { isBare } from "./bare-parts.js";
import { allOf, composedParts } from "./composed-type.js";
import { conditionalNames } from "./conditional.js";
import { enumType, extensibleType } from "./enum-type.js";
import { excludedNames } from "./excluded-names.js";
import { kindsOfType } from "./kinds.js";
import { listedNames } from "./listed-names.js";
import { listType } from "./list-type.js";
import { propertiesType } from "./object-type.js";
import { below, isVisible, type TypeContext } from "./type-context.js";
import { keyword, literals, never, union, type Type } from "./type.js";

/** The type of a declaration. */
export function typeOf(declaration: TypeDeclaration, models: NamedModels): Type {
  const { schema, direction, modelName } = declaration;
  return convert(schema, { direction, models, convert, ...(modelName && { self: modelName }) });
}

function convert(schema: Schema, context: TypeContext): Type {
  const nullable = nullBesideParts(schema, context);
  if (nullable !== undefined) {
    return nullable;
  }
  return allOf(
    [
      ...reference(schema, context),
      ...ownParts(schema, context),
      ...composedParts(schema, context),
    ],
    context.models,
  );
}

/**
 * `type: "null"`, or with it `object`, beside an `allOf` whose parts are no null, or as one of these parts. To the letter
 * null, or all, is refused; who writes this means that there may be null instead of all that, and an API that sends it
 * must not surprise anybody.
 */
function nullBesideParts(
  { type, allOf: parts, ...rest }: Schema,
  context: TypeContext,
): Type | undefined {
  const types = [type ?? []].flat();
  const others = parts?.filter((part) => !isNullItself(part));
  if (!types.includes("null") && others?.length === parts?.length) return undefined;
  if (others?.length === 0 && types.length === 0) return undefined;
  const [kind, ...kinds] = types.filter((each) => each !== "null");
  const schema: Schema = {
    ...rest,
    ...(kind && { type: kinds.length > 0 ? [kind, ...kinds] : kind }),
    ...(others && others.length > 0 && { allOf: others }),
  };
  const composed = composedParts(schema, context);
  const accepts = (part: Type): boolean => kindsOfType(part, context.models).has("null");
  return composed.length === 0 || composed.every(accepts)
    ? undefined
    : union([convert(schema, context), keyword("null")]);
}

function isNullItself({ type, ...rest }: Schema): boolean {
  return type === "null" && Object.keys(rest).every((keyword) => annotations.has(keyword));
}

function reference({ $ref }: Schema, context: TypeContext): Type[] {
  const { direction, models } = context;
  const model = $ref === undefined ? undefined : models.get(modelOf($ref));
  return model === undefined
    ? []
    : [
        {
          kind: "model",
          name: model.split && direction === "write" ? model.inputName : model.name,
          ref: $ref ?? "",
          isBare: hasNoMembers(model.schema, context),
        },
      ];
}

/** What gives an object's type more than the members of its `properties`. */
const telling = [
  ...["$ref", "const", "enum", "not", "allOf", "anyOf", "oneOf", "then", "else"],
  ...["additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames"],
  ...["dependentSchemas", "dependentRequired"],
] as const;

/** True for an object whose properties, if any, are all on the other side: its type is one without members. */
function hasNoMembers(schema: Schema, context: TypeContext): boolean {
  const { type, properties, required } = schema;
  return (
    (type === "object" || (type === undefined && properties !== undefined)) &&
    (properties !== undefined || required === undefined) &&
    !telling.some((key) => schema[key] !== undefined) &&
    !Object.values(properties ?? {}).some((property) => isVisible(property, context))
  );
}

/** The parts that a schema states itself: constants, or one alternative for each of its types. */
function ownParts(schema: Schema, context: TypeContext): Type[] {
  if (schema.const !== undefined) {
    return [literals([schema.const])];
  }
  if (schema.enum !== undefined) {
    return [enumType(leftValues(schema), context.direction)];
  }
  if (schema.$ref === undefined && isNever(schema, context.models)) {
    return [never];
  }
  const types = leftTypes(schema, context);
  if (types.length > 0) return [union(types.map((type) => single(type, schema, context)))];
  const says =
    schema.unevaluatedProperties ??
    (schema.propertyNames && isNever(schema.propertyNames, context.models) ? true : undefined) ??
    listedNames(schema, context.models) ??
    conditionalNames(schema, context.models)[0] ??
    (isObjectAlone(schema, context.models) ? excludedNames(schema, {})[0] : undefined);
  const type =
    says === undefined || context.isConjunct ? undefined : propertiesType(schema, context);
  if (type === undefined || isBare(type)) return [];
  // What has no type itself is null where its parts may be.
  const kinds = kindsOf(schema, context.models);
  const isNullable = kinds.has("null") && kinds.size < anyKind.size;
  return [isNullable ? union([type, keyword("null")]) : type];
}

/** Whether a value can be nothing but an object. */
function isObjectAlone(schema: Schema, models: NamedModels): boolean {
  const kinds = kindsOf(schema, models);
  return kinds.size === 1 && kinds.has("object");
}

const allTypes: readonly JsonType[] = ["string", "number", "boolean", "null", "array", "object"];

/** The types that a schema names, or that it leaves by naming those which a value is not of. */
function leftTypes(schema: Schema, context: TypeContext): readonly JsonType[] {
  const types = typesOf(schema);
  const { not, $ref, allOf, anyOf, oneOf } = schema;
  const excluded = new Set(not === undefined ? [] : typesAlone(not));
  const isComposed = ($ref ?? allOf ?? anyOf ?? oneOf) !== undefined || context.isPart;
  if (excluded.size === 0 || (types.length === 0 && isComposed)) return types;
  const left = (types.length === 0 ? allTypes : types).filter(
    (type) => !excluded.has(type) && !(type === "integer" && excluded.has("number")),
  );
  return left.length === 0 ? types : left;
}

/** The types of a schema, or of a union of some, that says nothing else. */
function typesAlone({ type, anyOf, ...rest }: Schema): readonly JsonType[] {
  const isAlone = Object.keys(rest).every((keyword) => annotations.has(keyword));
  if (!isAlone || (type && anyOf)) return [];
  const types = anyOf?.map(typesAlone) ?? [[type ?? []].flat()];
  return types.every((each) => each.length > 0) ? types.flat() : [];
}

/** A list of values without those that its `not` lists. */
function leftValues({ not, ...schema }: Schema): Schema {
  const {
    const: constant,
    enum: values = constant === undefined ? [] : [constant],
    ...rest
  } = not ?? {};
  const isAlone = Object.keys(rest).every(
    (keyword) => keyword === "type" || annotations.has(keyword),
  );
  const left = schema.enum?.filter((value) => !isAlone || !values.includes(value)) ?? [];
  return left.length === 0 ? schema : { ...schema, enum: left };
}

function single(type: JsonType, schema: Schema, context: TypeContext): Type {
  switch (type) {
    case "object":
      return propertiesType(schema, context);
    case "array":
      return listType(schema, context.models, (item) => convert(item, below(context)));
    case "string":
      if (schema.flavor !== undefined) {
        return { kind: "flavored", flavor: schema.flavor };
      }
      return context.direction === "write" && schema.upload === "always"
        ? { kind: "upload" }
        : extensibleType(schema, type);
    case "integer": {
      const exact = exactType(schema);
      return exact === undefined ? extensibleType(schema, "number") : keyword(exact);
    }
    case "number": {
      const exact = exactType(schema);
      return exact === undefined ? keyword(type) : union([keyword(type), keyword(exact)]);
    }
    case "boolean":
    case "null":
      return keyword(type);
    default:
      return type satisfies never;
  }
}
