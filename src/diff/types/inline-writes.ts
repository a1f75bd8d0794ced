import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import {
  declared,
  isInline,
  isUnion,
  modelsIn,
  sameProperties,
  type Origin,
  type Spelled,
} from "./inline-reads.js";
import { ofHead } from "./lost-keys.js";
import { creating, leavingOut } from "./presence.js";
import type { ProbeLine } from "./probe.js";

/** An object that is written, and what it is in the head, where it is there. */
export type Written = Omit<Spelled, "value">;

/** Deepest nesting of inline objects that is looked into. */
const maxDepth = 8;

/**
 * Each property by itself, since the compiler stops at the first mistake of a literal: sets it, leaves it out, and
 * leaves out what was not there.
 */
export function writeLines(written: Written, origin: Origin, depth = 0): ProbeLine[] {
  const { schema, at, type, name } = written;
  const now = dereference(written.now ?? {}, origin.nowModels);
  if (depth > maxDepth) return [];
  if (schema.items !== undefined && !isUnion(schema)) {
    const item: Written = {
      schema: schema.items,
      at: pointer(at, "items"),
      type: `NonNullable<${type}>[number]`,
      name: `${name}[]`,
      now: now.items,
    };
    return isNested(schema.items) ? writeLines(item, origin, depth + 1) : [];
  }
  const known = declared(schema, at, origin.models);
  const later = propertiesOf(now, origin.nowModels);
  const isSame = sameProperties({ schema, now: written.now && now }, origin);
  const lines = [...known].flatMap(([key, property]): ProbeLine[] => {
    if (isMarked(property.schema, "readOnly", origin.models) || isSame(key)) return [];
    const own = `NonNullable<${type}>[${JSON.stringify(key)}]`;
    const path = `${name}.${key}`;
    const below: Written = { ...property, type: own, name: path, now: later.get(key) };
    const inner = isNested(property.schema) ? writeLines(below, origin, depth + 1) : [];
    const line: ProbeLine = {
      at: property.at,
      owner: origin.owner,
      models: modelsIn(property.schema),
      schema: property.schema,
      path,
      use: `sets \`${path}\``,
      coarse: inner.length > 0,
      isGone: written.now !== undefined && !later.has(key),
      code: `{ const set: Some<${ofHead(type)}> = { ${JSON.stringify(key)}: value<Given<${own}>>() }; }`,
    };
    return [line, ...inner];
  });
  const required = [...requiredOf(now, origin.nowModels)]
    .filter((key) => !isSame(key))
    .map((key): ProbeLine => {
      const before = known.get(key);
      const path = `${name}.${key}`;
      return {
        at: before?.at ?? at,
        owner: origin.owner,
        models: [],
        path,
        use: before ? `leaves \`${path}\` out` : `writes a \`${name}\` without \`${key}\``,
        coarse: false,
        code: before ? leavingOut(type, key) : creating(type, key),
      };
    });
  return [...lines, ...required];
}

/** An object, or a list, that is written as a literal of its own. */
function isNested(schema: Schema): boolean {
  return isInline(schema) && !isUnion(schema);
}

/** Switches over every closed enum that a literal has a place for. */
export function enumLines(written: Written, origin: Origin, depth = 0): ProbeLine[] {
  const { schema, at, type, name } = written;
  const now = dereference(written.now ?? {}, origin.nowModels);
  const isSame = sameProperties({ schema, now: written.now && now }, origin);
  const later = propertiesOf(now, origin.nowModels);
  return [...declared(schema, at, origin.models)].flatMap(([key, property]): ProbeLine[] => {
    if (isSame(key)) return [];
    const below = {
      schema: property.schema,
      at: property.at,
      type: `NonNullable<${type}>[${JSON.stringify(key)}]`,
      name: `${name}.${key}`,
      now: later.get(key),
    };
    if (isMarked(property.schema, "readOnly", origin.models) || depth > maxDepth) return [];
    if (isInline(property.schema)) return enumLines(below, origin, depth + 1);
    return property.schema.enum === undefined ? [] : [enumLine(below, origin)];
  });
}

/** A closed enum is switched over to the end: a value more, and the switch is no longer complete. */
export function enumLine(
  { at, type, name }: Omit<Written, "now" | "schema">,
  { owner }: Pick<Origin, "owner">,
): ProbeLine {
  return {
    code: `{ const every: ${type} = value<${ofHead(type)}>(); }`,
    use: `switches over \`${name}\``,
    at,
    owner,
    models: [],
    coarse: false,
    minor: true,
  };
}
