import type { Json } from "../json/json.js";
import { docOf } from "../model/docs.js";
import { remark } from "../emit/comment.js";
import { valueDocs } from "../emit/value-docs.js";
import type { TypeDeclaration, Direction } from "../emit/output.js";
import { anyKind } from "../model/schema/kinds.js";
import { isNever } from "../model/schema/open.js";
import { isMarked, plainSchema } from "../model/schema/aliases.js";
import { modelOf, type JsonType, type Schema } from "../model/schema/schema.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import { typesOf } from "../model/schema/types-of.js";
import { isBare, withoutBare } from "./bare-parts.js";
import { conditionalNames } from "./conditional.js";
import { constantsOf } from "./discriminated.js";
import { enumType, othersOf } from "./enum-type.js";
import { indexType } from "./index-type.js";
import { inheritedConstant } from "./inherited.js";
import { kindsOfType } from "./kinds.js";
import { listType } from "./list-type.js";
import { openUnion } from "./open-union.js";
import { onlyRequires, promotedIn, promotedNames, undeclaredNames } from "./requirements.js";
import {
  intersection,
  keyword,
  literals,
  never,
  objectType,
  union,
  unknown,
  type Type,
  type TypeMember,
} from "./type.js";

interface TypeContext {
  direction: Direction;
  models: Models;
  /** The model whose declaration this is, while its own level is spelled. */
  self?: string;
  /** Set on a schema that others are about as well: a part of an `allOf`, or a variant. */
  isPart?: boolean;
  /** Set on a part of an `allOf` that is written in place: what its conditions speak of stands at its owner. */
  isConjunct?: boolean;
  /** The properties that the owner of a variant declares. */
  declared?: ReadonlyMap<string, Schema>;
  /** The properties that this stands in and that are written out here, because they are required only here. */
  writtenOut?: ReadonlySet<Schema>;
}

/** The type of a declaration. */
export function typeOf(declaration: TypeDeclaration, models: Models): Type {
  const { schema, direction, modelName } = declaration;
  return convert(schema, { direction, models, ...(modelName && { self: modelName }) });
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
    context,
  );
}

function allOf(parts: Type[], { models }: TypeContext): Type {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : intersection(withoutBare(parts, models));
}

/**
 * `type: "null"`, or with it `object`, beside an `allOf` whose parts are no null. To the letter null, or all, is refused;
 * who writes this means that there may be null instead of all that, and an API that sends it must not surprise anybody.
 */
function nullBesideParts({ type, ...rest }: Schema, context: TypeContext): Type | undefined {
  const types = [type ?? []].flat();
  const [kind, ...others] = types.filter((each) => each !== "null");
  const isSimple = kind === undefined || kind === "object" || kind === "array";
  if (!types.includes("null") || others.length > 0 || !isSimple) return undefined;
  const schema: Schema = { ...rest, ...(kind && { type: kind }) };
  const composed = composedParts(schema, context);
  const accepts = (part: Type): boolean => kindsOfType(part, context.models).has("null");
  return composed.length === 0 || composed.every(accepts)
    ? undefined
    : union([convert(schema, context), keyword("null")]);
}

/** What is below a level is not the model itself any more. */
function below({ direction, models, writtenOut }: TypeContext): TypeContext {
  return { direction, models, ...(writtenOut && { writtenOut }) };
}

function reference({ $ref }: Schema, { direction, models }: TypeContext): Type[] {
  const model = $ref === undefined ? undefined : models.get(modelOf($ref));
  return model === undefined
    ? []
    : [
        {
          kind: "model",
          name: model.split && direction === "write" ? model.inputName : model.name,
          ref: $ref ?? "",
          isBare: hasNoMembers(model.schema, { direction, models }),
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
    return [enumType(schema, context.direction)];
  }
  if (schema.$ref === undefined && isNever(schema, context.models)) {
    return [never];
  }
  const types = typesOf(schema);
  if (types.length > 0) return [union(types.map((type) => single(type, schema, context)))];
  const says = schema.unevaluatedProperties ?? conditionalNames(schema, context.models)[0];
  const type = says === undefined || context.isConjunct ? undefined : object(schema, context);
  return type === undefined || isBare(type) ? [] : [type];
}

function single(type: JsonType, schema: Schema, context: TypeContext): Type {
  switch (type) {
    case "object":
      return object(schema, context);
    case "array":
      return listType(schema, context.models, (item) => convert(item, below(context)));
    case "string":
      if (schema.flavor !== undefined) {
        return { kind: "flavored", flavor: schema.flavor };
      }
      return context.direction === "write" && schema.upload === "always"
        ? { kind: "upload" }
        : keyword(type);
    case "integer":
      return int64Type(schema) ?? keyword("number");
    case "number": {
      const exact = int64Type(schema);
      return exact === undefined ? keyword(type) : union([keyword(type), exact]);
    }
    case "boolean":
    case "null":
      return keyword(type);
    default:
      return type satisfies never;
  }
}

function int64Type({ int64 }: Schema): Type | undefined {
  return int64 && keyword(int64);
}

function object(schema: Schema, context: TypeContext): Type {
  const record = recordType(schema, context);
  if (record !== undefined) return record;
  const inner = below(context);
  const required = new Set(schema.required);
  const members: TypeMember[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!isVisible(property, context)) continue;
    const doc = commentOf(property);
    const type = convert(property, inner);
    members.push({ name, type, isRequired: required.has(name), ...(doc && { doc }) });
  }
  const conditional = context.isConjunct ? [] : conditionalNames(schema, context.models);
  for (const name of conditional.filter((each) => !context.declared?.has(each))) {
    members.push({ name, type: unknown, isRequired: required.has(name) });
  }
  const undeclared = context.isPart || members.length > 0 ? [] : undeclaredNames(schema);
  const index =
    indexType(schema, members, {
      models: context.models,
      convert: (each) => convert(each, inner),
    }) ?? (undeclared.length > 0 ? unknown : undefined);
  if (index !== undefined && index !== never) {
    members.push(...undeclared.map((name) => ({ name, type: index, isRequired: true })));
  }
  return objectType(members, index);
}

/** `propertyNames` that are listed are the properties of an object that declares no others. */
function recordType(schema: Schema, context: TypeContext): Type | undefined {
  const { propertyNames, properties, required = [] } = schema;
  if (propertyNames === undefined || properties !== undefined) return undefined;
  const { enum: names } = plainSchema(propertyNames, context.models);
  if (names?.every((name) => typeof name === "string") !== true) return undefined;
  const inner = below(context);
  const convertPart = (part: Schema): Type => convert(part, inner);
  const value = indexType(schema, [], { models: context.models, convert: convertPart }) ?? unknown;
  const members = required.map((name) => ({ name, type: value, isRequired: true }));
  const keys = propertyNames.$ref === undefined ? literals(names) : convert(propertyNames, inner);
  const record: Type = { kind: "record", keys, value };
  return members.length === 0 ? record : intersection([record, objectType(members)]);
}

/** `readOnly` properties are not sent, `writeOnly` ones do not come back (OpenAPI 3.1, 4.8.24). */
function isVisible(property: Schema, { direction, models }: TypeContext): boolean {
  return !isMarked(property, direction === "write" ? "readOnly" : "writeOnly", models);
}

function commentOf(schema: Schema): string {
  const { description, title, deprecated, evidence } = schema;
  const text = docOf(description ?? title);
  const doc = [text, valueDocs(schema), remark(evidence), deprecated && "@deprecated"];
  return doc.filter((part) => part).join("\n\n");
}

function composedParts(schema: Schema, context: TypeContext): Type[] {
  if (!schema.allOf && !schema.anyOf && !schema.oneOf) {
    return [];
  }
  const inner = below(context);
  const part = { ...inner, isPart: true };
  const promoted = promotedNames(schema, context.models);
  const written = new Set(
    (schema.allOf ?? []).flatMap(({ properties }) => Object.keys(properties ?? {})),
  );
  const elsewhere = promoted.filter((name) => !written.has(name));
  const unions = [schema.anyOf, schema.oneOf].filter((variants) => variants !== undefined);
  return [
    ...(schema.allOf ?? []).map((each) => conjunct(each, promoted, part)),
    ...requiredProperties(elsewhere, declaredIn({ allOf: schema.allOf ?? [] }, context), inner),
    ...inheritedConstant(schema, context).map(([name, values]) => constant(name, values)),
    ...unions.map((variants) =>
      openUnion(
        [
          ...variants.map((variant) => variantType(variant, schema, context)),
          ...othersOf({ anyOf: variants }, context.direction),
        ],
        context.models,
      ),
    ),
  ];
}

/** A part of an `allOf`. One that is written in place requires itself what its owner requires of it. */
function conjunct(part: Schema, promoted: readonly string[], context: TypeContext): Type {
  if (part.$ref !== undefined) return convert(part, context);
  const added = promoted.filter((name) => Object.hasOwn(part.properties ?? {}, name));
  const schema =
    added.length === 0 ? part : { ...part, required: [...(part.required ?? []), ...added] };
  return convert(schema, { ...context, isConjunct: true });
}

function declaredIn(schema: Schema, { models }: TypeContext): ReadonlyMap<string, Schema> {
  return propertiesOf(schema, models);
}

/**
 * A variant with what its owner asks of it: values of the discriminator that lead to it, and properties that it
 * declares as optional.
 */
function variantType(variant: Schema, owner: Schema, context: TypeContext): Type {
  const inner = below(context);
  const { properties = {}, allOf: parts = [] } = owner;
  const declared = declaredIn({ properties, allOf: parts }, context);
  if (onlyRequires(variant)) {
    if (declared.size > 0) {
      return requiredProperties(variant.required ?? [], declared, inner)[0] ?? unknown;
    }
    return convert(variant, { ...inner, ...(context.isPart && { isPart: true }) });
  }
  const converted = convert(variant, { ...inner, isPart: true, declared });
  const constants = constantsOf(variant, owner, context);
  // Beside null there are no properties to ask for.
  const kinds = kindsOfType(converted, context.models);
  const isNullable = kinds.has("null") && kinds.size < anyKind.size;
  const wanted = isNullable ? [] : promotedIn(variant, owner, context.models);
  const types = [
    converted,
    ...requiredProperties(wanted, declaredIn(variant, context), inner),
    ...(constants === undefined ? [] : [constant(constants.propertyName, constants.values)]),
  ];
  return types.length === 1 ? converted : allOf(types, context);
}

function constant(name: string, values: readonly Json[]): Type {
  return objectType([{ name, type: literals(values), isRequired: true }]);
}

/**
 * An object that has these of the properties; none where it could not have any. A property whose items require it again
 * is written out once: what is below it keeps it as it is declared, or there would be no end.
 */
function requiredProperties(
  names: string[],
  properties: ReadonlyMap<string, Schema>,
  context: TypeContext,
): Type[] {
  const { writtenOut = new Set<Schema>() } = context;
  const members = names.flatMap((name): TypeMember[] => {
    const property = properties.get(name);
    if (property === undefined || writtenOut.has(property) || !isVisible(property, context)) {
      return [];
    }
    const inner = { ...context, writtenOut: new Set([...writtenOut, property]) };
    return [{ name, type: convert(property, inner), isRequired: true }];
  });
  return members.length === 0 ? [] : [objectType(members)];
}
