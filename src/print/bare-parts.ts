import type { JsonType } from "../model/schema/schema.js";
import type { Models } from "../model/schema/references.js";
import { kindsOfType } from "./kinds.js";
import { isNull, unknown, variantsOf, type Type } from "./type.js";

/**
 * The parts of an intersection without those that add nothing to the others: `type: object` beside a `$ref` says of
 * what type a value is, and nothing of its members. As a part it would be `Record<string, unknown>`, which allows
 * every other member as well, and which no interface can be given to; a `string` beside its known values says nothing.
 */
export function withoutBare(parts: Type[], models: Models): Type[] {
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

function isWithin(type: Type, allowed: ReadonlySet<JsonType>, models: Models): boolean {
  return [...kindsOfType(type, models)].every((kind) => allowed.has(kind));
}

/** True for an object, a list or a single value of which nothing is said but that it is one; or null. */
export function isBare(type: Type): boolean {
  const variants = variantsOf(type);
  return (
    variants.some(isBareItself) && variants.every((each) => isBareItself(each) || isNull(each))
  );
}

function isBareItself(type: Type): boolean {
  switch (type.kind) {
    case "object":
      return type.members.length === 0 && type.index === undefined;
    case "list":
      return type.item === unknown;
    case "model":
      return type.isBare;
    case "keyword":
      return type.name === "string" || type.name === "number" || type.name === "boolean";
    default:
      return false;
  }
}

function bareKinds(type: Type): ReadonlySet<JsonType> {
  return new Set(variantsOf(type).map((each) => bareKind(each)));
}

function bareKind(type: Type): JsonType {
  if (isNull(type)) return "null";
  if (type.kind === "keyword") return type.name as JsonType;
  return type.kind === "list" ? "array" : "object";
}
