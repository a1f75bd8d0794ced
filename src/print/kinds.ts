import {
  anyKind,
  commonKinds,
  kindOf,
  kindOfType,
  kindsOf,
  type Kind,
} from "../model/schema/kinds.js";
import type { Models } from "../model/schema/references.js";
import type { TypeSchema } from "./type-algebra.js";

/** The kinds that a value of this type may have. What nothing is known of may be anything. */
export function kindsOfType(type: TypeSchema, models: Models): ReadonlySet<Kind> {
  if (type.$ref !== undefined) {
    return kindsOf({ $ref: type["x-model"] ?? "" }, models);
  }
  if (type.allOf !== undefined) {
    return commonKinds(type.allOf.map((part) => kindsOfType(part, models)));
  }
  if (type.oneOf !== undefined) {
    return new Set(type.oneOf.flatMap((part) => [...kindsOfType(part, models)]));
  }
  if (type["x-type"] === "never") {
    return new Set();
  }
  if (type["x-values"] !== undefined) {
    return new Set(type["x-values"].map(kindOf));
  }
  return type.type === undefined ? anyKind : new Set([kindOfType(type.type)]);
}
