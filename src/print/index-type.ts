import type { Schema } from "../model/schema/schema.js";
import { isNever, isOpen } from "../model/schema/open.js";
import type { Models } from "../model/schema/references.js";
import { keyword, never, union, unknown, variantsOf, type Type, type TypeMember } from "./type.js";

/**
 * The type of properties that are not declared. Beside declared ones TypeScript wants an index signature to cover them
 * all: it is of their types as well.
 */
export function indexType(
  schema: Schema,
  members: readonly TypeMember[],
  { models, convert }: { models: Models; convert: (part: Schema) => Type },
): Type | undefined {
  const others = otherProperties(schema, models);
  const patterns = Object.values(schema.patternProperties ?? {});
  if (others === undefined && patterns.length === 0) return undefined;
  const isClosed = others !== undefined && isNever(others, models);
  if (isClosed && patterns.length === 0) {
    return members.length > 0 ? undefined : never;
  }
  if (others === undefined || isOpen(others, models)) return unknown;
  const index = union([...patterns, ...(isClosed ? [] : [others])].map(convert));
  return members.length === 0 || index === unknown ? index : covering(index, members);
}

/**
 * What a schema says of all properties that it does not name. `unevaluatedProperties` beside other schemas does not
 * speak of what they name: which properties are left cannot be said.
 */
function otherProperties(schema: Schema, models: Models): Schema | undefined {
  const { additionalProperties, unevaluatedProperties, allOf, anyOf, oneOf } = schema;
  if (additionalProperties || !unevaluatedProperties) return additionalProperties;
  const isConditional = schema.if ?? schema.then ?? schema.else ?? schema.dependentSchemas;
  if (!allOf && !anyOf && !oneOf && !isConditional) return unevaluatedProperties;
  const isClosed = isNever(unevaluatedProperties, models) && !looksAtOthers(schema, models);
  return isClosed ? undefined : {};
}

/** True where a part that has no type of its own, or none of its names, speaks of properties that nothing names. */
function looksAtOthers(schema: Schema, models: Models): boolean {
  const { allOf = [], if: condition, then, else: otherwise, dependentSchemas = {} } = schema;
  const parts = [...allOf, condition, then, otherwise, ...Object.values(dependentSchemas)];
  return parts.some((part) => {
    const { patternProperties, additionalProperties, unevaluatedProperties } = part ?? {};
    const others = additionalProperties ?? unevaluatedProperties;
    return patternProperties !== undefined || (others !== undefined && !isNever(others, models));
  });
}

/** Most types that an index is of; more of them tell a reader nothing. */
const maxTypes = 6;

function covering(index: Type, members: readonly TypeMember[]): Type {
  const isOptional = members.some(({ isRequired }) => !isRequired);
  const types = [index, ...members.map(({ type }) => type)].flatMap(variantsOf).map(widened);
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  return distinct.every(isPlain) && distinct.length <= maxTypes
    ? union([...distinct, ...(isOptional ? [keyword("undefined")] : [])])
    : unknown;
}

function isPlain(type: Type): boolean {
  if (type.kind === "list") return isPlain(type.item);
  return type.kind === "keyword" || type.kind === "model" || type.kind === "flavored";
}

/** Among other types a literal says no more than its kind. */
function widened(type: Type): Type {
  if (type.kind === "open") return keyword(type.of);
  if (type.kind !== "literals") return type;
  const kinds = new Set(type.values.map((value) => typeof value));
  const [only] = kinds;
  return kinds.size === 1 && (only === "string" || only === "number" || only === "boolean")
    ? keyword(only)
    : type;
}
