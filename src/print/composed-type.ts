import type { Json } from "../json/json.js";
import { anyKind } from "../model/schema/kinds.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { NamedModels } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { withoutBare } from "./bare-parts.js";
import { withAgreedValues } from "./agreed-values.js";
import { constantsOf } from "./discriminated.js";
import { excludedNames } from "./excluded-names.js";
import { othersOf } from "./enum-type.js";
import { inheritedConstant } from "./inherited.js";
import { kindsOfType } from "./kinds.js";
import { openUnion } from "./open-union.js";
import { onlyRequires, promotedIn, promotedNames } from "./requirements.js";
import { below, isVisible, type TypeContext } from "./type-context.js";
import {
  intersection,
  literals,
  never,
  objectType,
  unknown,
  type Type,
  type TypeMember,
} from "./type.js";

/** All of these types: those that add nothing to the others are left out. */
export function allOf(parts: Type[], models: NamedModels): Type {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return intersection(withoutBare(withAgreedValues(parts), models));
}

/** The types of what a schema is composed of: each part of its `allOf`, and a union for its variants. */
export function composedParts(schema: Schema, context: TypeContext): Type[] {
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
    ...requiredProperties(elsewhere, declaredIn({ allOf: schema.allOf ?? [] }, context), {
      ...inner,
      // Where there are variants, one of them may declare it.
      ...(unions.length === 0 && { undeclared: {} }),
    }),
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
  if (part.$ref !== undefined) return context.convert(part, context);
  const added = promoted.filter((name) => Object.hasOwn(part.properties ?? {}, name));
  const schema =
    added.length === 0 ? part : { ...part, required: [...(part.required ?? []), ...added] };
  return context.convert(schema, { ...context, isConjunct: true });
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
    const required =
      declared.size > 0 || context.isPart
        ? (requiredProperties(variant.required ?? [], declared, { ...inner, undeclared: {} })[0] ??
          unknown)
        : inner.convert(variant, inner);
    return without(excludedNames(variant, owner), required);
  }
  const converted = inner.convert(variant, { ...inner, isPart: true, declared });
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
  return types.length === 1 ? converted : allOf(types, context.models);
}

/** An object without these properties. */
function without(names: readonly string[], type: Type): Type {
  const members = names.map((name) => ({ name, type: never, isRequired: false }));
  if (members.length === 0) return type;
  return type.kind === "object"
    ? objectType([...type.members, ...members], type.index)
    : intersection([type, objectType(members)]);
}

function constant(name: string, values: readonly Json[]): Type {
  return objectType([{ name, type: literals(values), isRequired: true }]);
}

/**
 * An object that has these of the properties; none where it could not have any. What nothing declares is left out, or is
 * of the schema `undeclared`. A property whose items require it again
 * is written out once: what is below it keeps it as it is declared, or there would be no end.
 */
function requiredProperties(
  names: string[],
  properties: ReadonlyMap<string, Schema>,
  { undeclared, ...context }: TypeContext & { undeclared?: Schema },
): Type[] {
  const { writtenOut = new Set<Schema>() } = context;
  const members = names.flatMap((name): TypeMember[] => {
    const property = properties.get(name) ?? undeclared;
    if (property === undefined || writtenOut.has(property) || !isVisible(property, context)) {
      return [];
    }
    const inner = { ...context, writtenOut: new Set([...writtenOut, property]) };
    return [{ name, type: inner.convert(property, inner), isRequired: true }];
  });
  return members.length === 0 ? [] : [objectType(members)];
}
