import { docOf } from "../model/docs.js";
import { remark } from "../emit/comment.js";
import { valueDocs } from "../emit/value-docs.js";
import { isNever } from "../model/schema/open.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import { conditionalNames } from "./conditional.js";
import { excludedNames } from "./excluded-names.js";
import { indexType } from "./index-type.js";
import { listedNames } from "./listed-names.js";
import { undeclaredNames } from "./requirements.js";
import { below, isVisible, type TypeContext } from "./type-context.js";
import {
  intersection,
  literals,
  never,
  objectType,
  union,
  unknown,
  type Type,
  type TypeMember,
} from "./type.js";

/** The type of an object: its properties, and an index of those that it does not name. */
export function propertiesType(schema: Schema, context: TypeContext): Type {
  const record = recordType(schema, context);
  if (record !== undefined) return record;
  const inner = below(context);
  const required = new Set(schema.required);
  const members: TypeMember[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!isVisible(property, context)) continue;
    const doc = commentOf(property);
    const type = inner.convert(property, inner);
    members.push({ ...member(name, type, required), ...(doc && { doc }) });
  }
  const conditional = context.isConjunct ? [] : conditionalNames(schema, context.models);
  for (const name of conditional.filter((each) => !context.declared?.has(each))) {
    members.push(member(name, unknown, required));
  }
  const names = listedNames(schema, context.models);
  if (names !== undefined) {
    const rest = names.filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
    const type = otherType(schema, context);
    return objectType([...members, ...rest.map((name) => member(name, type, required))]);
  }
  for (const name of excludedNames(schema, {}).filter((each) => !required.has(each))) {
    const known = members.findIndex((each) => each.name === name);
    members.splice(known < 0 ? members.length : known, 1, { name, type: never, isRequired: false });
  }
  const isKnown = (name: string): boolean => members.some((each) => each.name === name);
  const undeclared = context.isPart ? [] : undeclaredNames(schema).filter((name) => !isKnown(name));
  const index =
    indexType(schema, members, {
      models: context.models,
      convert: (each) => inner.convert(each, inner),
    }) ?? (undeclared.length > 0 && members.length === 0 ? unknown : undefined);
  if (index !== never && !isClosed(schema, context.models)) {
    const type = index ?? unknown;
    members.push(...undeclared.map((name) => ({ name, type, isRequired: true })));
  }
  return objectType(members, index);
}

/**
 * What every object has from its prototype. A property of such a name that is left out is read as that, and TypeScript
 * holds an object without it against that.
 */
const inheritedNames: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith("__")),
);

function member(name: string, type: Type, required: ReadonlySet<string>): TypeMember {
  const isRequired = required.has(name);
  const isInherited = !isRequired && inheritedNames.has(name) && type !== never;
  return {
    name,
    type: isInherited ? union([type, { kind: "inherited", name }]) : type,
    isRequired,
  };
}

/** `propertyNames` that are listed are the properties of an object that declares no others. */
function recordType(schema: Schema, context: TypeContext): Type | undefined {
  const { propertyNames, properties, required = [] } = schema;
  const names = listedNames(schema, context.models);
  if (names === undefined || propertyNames === undefined || properties !== undefined) {
    return undefined;
  }
  const inner = below(context);
  const value = otherType(schema, context);
  const members = required.map((name) => ({ name, type: value, isRequired: true }));
  const keys =
    propertyNames.$ref === undefined ? literals(names) : inner.convert(propertyNames, inner);
  const record: Type = { kind: "record", keys, value };
  return members.length === 0 ? record : intersection([record, objectType(members)]);
}

/** True for an object that has no properties but the declared ones. */
function isClosed(
  { additionalProperties, unevaluatedProperties }: Schema,
  models: Models,
): boolean {
  const others = additionalProperties ?? unevaluatedProperties;
  return others !== undefined && isNever(others, models);
}

/** The type of properties that a schema does not declare. */
function otherType(schema: Schema, context: TypeContext): Type {
  const inner = below(context);
  const convert = (part: Schema): Type => inner.convert(part, inner);
  return indexType(schema, [], { models: context.models, convert }) ?? unknown;
}

function commentOf(schema: Schema): string {
  const { description, title, deprecated, evidence } = schema;
  const text = docOf(description ?? title);
  const doc = [text, valueDocs(schema), remark(evidence), deprecated && "@deprecated"];
  return doc.filter((part) => part).join("\n\n");
}
