import type { JsonType } from "../model/schema/schema.js";
import type { Models } from "../model/schema/references.js";
import { kindsOfType } from "./kinds.js";
import type { TypeSchema } from "./type-algebra.js";

/**
 * The parts of an intersection without those that add nothing to the others: `type: object` beside a `$ref` says of
 * what type a value is, and nothing of its members. As a part it would be `Record<string, unknown>`, which allows
 * every other member as well, and which no interface can be given to.
 */
export function withoutBare(parts: TypeSchema[], models: Models): TypeSchema[] {
  let kept = parts;
  for (const part of parts.filter(isBare)) {
    const others = kept.filter((other) => other !== part);
    const allowed = bareKinds(part);
    if (others.some((other) => isWithin(other, allowed, models))) {
      kept = others;
    }
  }
  return kept;
}

function isWithin(type: TypeSchema, allowed: ReadonlySet<JsonType>, models: Models): boolean {
  return [...kindsOfType(type, models)].every((kind) => allowed.has(kind));
}

/** True for an object, or a list, of which nothing is said but that it is one; or null. */
export function isBare(type: TypeSchema): boolean {
  if (type.oneOf !== undefined) {
    return (
      type.oneOf.some(isBareItself) &&
      type.oneOf.every((each) => isBareItself(each) || isNull(each))
    );
  }
  return isBareItself(type);
}

function isBareItself(type: TypeSchema): boolean {
  switch (type.type) {
    case "object":
      return type["x-members"] === undefined && type.additionalProperties === undefined;
    case "array":
      return type["x-type"] === undefined && Object.keys(type.items ?? {}).length === 0;
    default:
      return type["x-isBare"] === true;
  }
}

function isNull(type: TypeSchema): boolean {
  return type.type === "null";
}

function bareKinds(type: TypeSchema): ReadonlySet<JsonType> {
  return new Set((type.oneOf ?? [type]).map((each) => each.type ?? "object"));
}
