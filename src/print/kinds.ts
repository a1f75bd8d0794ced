import {
  anyKind,
  commonKinds,
  kindOf,
  kindOfType,
  kindsOf,
  type Kind,
} from "../model/schema/kinds.js";
import type { Models } from "../model/schema/references.js";
import type { Keyword, Type } from "./type.js";

/** The kinds that a value of this type may have. What nothing is known of may be anything. */
export function kindsOfType(type: Type, models: Models): ReadonlySet<Kind> {
  switch (type.kind) {
    case "model":
      return kindsOf({ $ref: type.ref }, models);
    case "intersection":
      return commonKinds(type.parts.map((part) => kindsOfType(part, models)));
    case "union":
      return new Set(type.variants.flatMap((variant) => [...kindsOfType(variant, models)]));
    case "literals":
      return new Set(type.values.map(kindOf));
    case "object":
    case "record":
      return new Set([kindOfType("object")]);
    case "list":
    case "tuple":
      return new Set([kindOfType("array")]);
    case "open":
      return new Set([kindOfType(type.of)]);
    case "flavored":
    case "upload":
      return new Set([kindOfType("string")]);
    case "inherited":
      return new Set();
    case "keyword":
      return kindsOfKeyword(type.name);
    default:
      return type satisfies never;
  }
}

function kindsOfKeyword(name: Keyword): ReadonlySet<Kind> {
  switch (name) {
    case "unknown":
      return anyKind;
    case "never":
    case "undefined":
      return new Set();
    case "Date":
      return new Set([kindOfType("string")]);
    case "bigint":
      return new Set([kindOfType("integer")]);
    default:
      return new Set([kindOfType(name)]);
  }
}
