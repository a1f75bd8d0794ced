import type { Schema } from "../model/schema/schema.js";
import { conjunctionOf } from "../model/schema/conjunction.js";
import { isNever, isOpen } from "../model/schema/open.js";
import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import {
  keyword,
  never,
  objectType,
  union,
  unknown,
  variantsOf,
  type ObjectType,
  type Type,
  type TypeMember,
} from "./type.js";

/**
 * The type of properties that are not declared. Beside declared ones TypeScript wants an index signature to cover them
 * all: it is of their types as well.
 */
export function indexType(
  schema: Schema,
  members: readonly TypeMember[],
  { models, convert }: { models: Models; convert: (part: Schema) => Type },
): Type | undefined {
  const named = Object.entries(schema.patternProperties ?? {});
  const patterns = named.map(([, pattern]) => pattern);
  // A pattern that every name has leaves no others.
  const isWhole = named.some(([pattern]) => /^\^?(\.\*)?\$?$/.test(pattern) && pattern !== "^$");
  const { propertyNames } = schema;
  const isNameless = propertyNames !== undefined && isNever(propertyNames, models);
  const others = isWhole || isNameless ? { not: {} } : otherProperties(schema, models);
  if (others === undefined && patterns.length === 0) return undefined;
  const isClosed = others !== undefined && isNever(others, models);
  if (isClosed && patterns.length === 0) {
    return members.length > 0 ? undefined : never;
  }
  if (others === undefined || isOpen(others, models)) return unknown;
  const index = union([...patterns, ...(isClosed ? [] : [others])].map(convert));
  const covered = [...members, ...membersElsewhere(schema, models, convert)];
  return covered.length === 0 || index === unknown ? index : covering(index, covered);
}

/** What `unevaluatedProperties` does not speak of: the members of the parts that it stands beside. */
function membersElsewhere(
  schema: Schema,
  models: Models,
  convert: (part: Schema) => Type,
): TypeMember[] {
  const { unevaluatedProperties, additionalProperties, properties = {} } = schema;
  if (additionalProperties || !unevaluatedProperties) return [];
  const found = [...propertiesOf(schema, models)];
  return found
    .filter(([name]) => !Object.hasOwn(properties, name))
    .map(([name, property]) => ({ name, type: convert(property), isRequired: false }));
}

/**
 * What a schema says of all properties that it does not name. `unevaluatedProperties` beside other schemas does not
 * speak of what they name: which properties are left cannot be said.
 */
function otherProperties(schema: Schema, models: Models): Schema | undefined {
  const { additionalProperties, unevaluatedProperties, allOf, anyOf, oneOf } = schema;
  if (additionalProperties || !unevaluatedProperties) return additionalProperties;
  if (!allOf && !anyOf && !oneOf && conditional(schema).length === 0) return unevaluatedProperties;
  if (isNever(unevaluatedProperties, models)) {
    // What a reference leads to has a type of its own.
    return (schema.allOf ?? [])
      .concat(conditional(schema))
      .some((part) => looksAtOthers(part, models))
      ? {}
      : undefined;
  }
  const parts = conjunctionOf(schema, models);
  const isPlain = parts.every(
    (part) => !part.anyOf && !part.oneOf && conditional(part).length === 0,
  );
  const others = parts.filter((part) => part !== schema);
  return isPlain && !others.some((part) => looksAtOthers(part, models))
    ? unevaluatedProperties
    : {};
}

function conditional({ if: condition, then, else: otherwise, dependentSchemas }: Schema): Schema[] {
  const parts = [condition, then, otherwise, ...Object.values(dependentSchemas ?? {})];
  return parts.filter((part) => part !== undefined);
}

/** True where a part speaks of properties that nothing names. */
function looksAtOthers(part: Schema, models: Models): boolean {
  const { patternProperties, additionalProperties, unevaluatedProperties } = part;
  const others = additionalProperties ?? unevaluatedProperties;
  return patternProperties !== undefined || (others !== undefined && !isNever(others, models));
}

/** Most types that an index is of; more of them tell a reader nothing. */
const maxTypes = 6;

/** Most members of an object that is written out in an index. */
const mostMembers = 3;

function covering(index: Type, members: readonly TypeMember[]): Type {
  const isOptional = members.some(({ isRequired }) => !isRequired);
  const types = [index, ...members.map(({ type }) => type)].flatMap(variantsOf).map(widened);
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  return distinct.every(isPlain) && distinct.length <= maxTypes
    ? union([...distinct, ...(isOptional ? [keyword("undefined")] : [])])
    : unknown;
}

/** Whether a type is read at a glance. */
function isPlain(type: Type): boolean {
  switch (type.kind) {
    case "list":
      return isPlain(type.item);
    case "union":
      return type.variants.every(isPlain);
    case "object":
      return (
        type.members.length <= mostMembers &&
        type.members.every((member) => isPlain(member.type)) &&
        (type.index === undefined || isPlain(type.index))
      );
    default:
      return type.kind === "keyword" || type.kind === "model" || type.kind === "flavored";
  }
}

/** Among other types a literal says no more than its kind. */
function widened(type: Type): Type {
  if (type.kind === "open") return keyword(type.of);
  if (type.kind === "object") return undocumented(type);
  if (type.kind !== "literals") return type;
  const kinds = new Set(type.values.map((value) => typeof value));
  const [only] = kinds;
  return kinds.size === 1 && (only === "string" || only === "number" || only === "boolean")
    ? keyword(only)
    : type;
}

/** What is said of members stands where they are declared. */
function undocumented({ members, index }: ObjectType): Type {
  return objectType(
    members.map(({ name, type, isRequired }) => ({ name, type, isRequired })),
    index,
  );
}
