import { docOf } from "../model/docs.js";
import { remark } from "../emit/comment.js";
import { valueDocs } from "../emit/value-docs.js";
import { plainSchema } from "../model/schema/aliases.js";
import type { Schema } from "../model/schema/schema.js";
import { conditionalNames } from "./conditional.js";
import { indexType } from "./index-type.js";
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
  const undeclared = context.isPart || members.length > 0 ? [] : undeclaredNames(schema);
  const index =
    indexType(schema, members, {
      models: context.models,
      convert: (each) => inner.convert(each, inner),
    }) ?? (undeclared.length > 0 ? unknown : undefined);
  if (index !== undefined && index !== never) {
    members.push(...undeclared.map((name) => ({ name, type: index, isRequired: true })));
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
  if (propertyNames === undefined || properties !== undefined) return undefined;
  const { enum: names } = plainSchema(propertyNames, context.models);
  if (names?.every((name) => typeof name === "string") !== true) return undefined;
  const inner = below(context);
  const convertPart = (part: Schema): Type => inner.convert(part, inner);
  const value = indexType(schema, [], { models: context.models, convert: convertPart }) ?? unknown;
  const members = required.map((name) => ({ name, type: value, isRequired: true }));
  const keys =
    propertyNames.$ref === undefined ? literals(names) : inner.convert(propertyNames, inner);
  const record: Type = { kind: "record", keys, value };
  return members.length === 0 ? record : intersection([record, objectType(members)]);
}

function commentOf(schema: Schema): string {
  const { description, title, deprecated, evidence } = schema;
  const text = docOf(description ?? title);
  const doc = [text, valueDocs(schema), remark(evidence), deprecated && "@deprecated"];
  return doc.filter((part) => part).join("\n\n");
}
