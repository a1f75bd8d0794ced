import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import type { Lifecycle } from "../../model/extensions/lifecycle.js";
import { isIdle } from "../../model/schema/idle-keywords.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import type { Conjunction, Located } from "./part.js";
import type { Schemas } from "./schemas.js";

/** What schemas say beside which values are valid. */
export interface Traits {
  readOnly: boolean;
  writeOnly: boolean;
  deprecated: boolean;
  lifecycle: Lifecycle;
  default?: { value: Json; at: At };
  /** Values that are named, and may become more; `isOpen`: any other is valid, too. */
  extensible?: { values: Json[]; at: At; isOpen?: true };
  /** The model of values that a discriminator's mapping does not name. */
  fallback?: { value: string; at: At };
  /** Where it says that the value is about a person. */
  personalAt?: At;
}

/**
 * Collects the traits of schemas that all apply, references followed, each schema once. Of several defaults the first
 * counts.
 */
export function traitsOf(conjunction: Conjunction, schemas: Schemas): Traits {
  const traits: Traits = { readOnly: false, writeOnly: false, deprecated: false, lifecycle: {} };
  const seen = new Set<At>();
  const add = (located: Located): void => {
    const { schema, at } = schemas.resolve(located);
    if (seen.has(at)) return;
    seen.add(at);
    note(traits, { schema, at });
    for (const [index, part] of (schema.allOf ?? []).entries()) {
      add({ schema: part, at: pointer(pointer(at, "allOf"), String(index)) });
    }
  };
  conjunction.forEach(add);
  return traits;
}

function note(traits: Traits, { schema, at }: Located): void {
  traits.readOnly ||= schema.readOnly === true;
  traits.writeOnly ||= schema.writeOnly === true;
  traits.deprecated ||= schema.deprecated === true;
  traits.lifecycle = { ...schema.lifecycle, ...traits.lifecycle };
  if (schema.default !== undefined) {
    traits.default ??= { value: schema.default, at: pointer(at, "default") };
  }
  if (schema.isPersonal) traits.personalAt ??= pointer(at, "x-personal");
  if (schema.extensibleEnum !== undefined) {
    traits.extensible ??= { values: schema.extensibleEnum, at: pointer(at, "x-extensible-enum") };
  }
  const named = namedValues(schema, at);
  if (named !== undefined) traits.extensible ??= named;
  const fallback = schema.discriminator?.defaultMapping;
  if (fallback !== undefined) {
    const place = pointer(pointer(at, "discriminator"), "defaultMapping");
    traits.fallback ??= { value: modelOf(fallback), at: place };
  }
}

/** The strings that a union names beside any string at all: a note, as `x-extensible-enum` is. */
function namedValues({ anyOf = [] }: Schema, at: At): Traits["extensible"] {
  const isAny = ({ type, ...rest }: Schema): boolean =>
    type === "string" && Object.keys(rest).every((keyword) => isIdle(rest, keyword));
  const places = anyOf.map((schema, index) => ({
    values: schema.enum ?? (schema.const === undefined ? undefined : [schema.const]),
    at: pointer(pointer(pointer(at, "anyOf"), String(index)), schema.enum ? "enum" : "const"),
  }));
  const named = places.filter(({ values }) => values !== undefined);
  const [first] = named;
  return anyOf.some(isAny) && first && named.length === anyOf.length - 1
    ? { values: named.flatMap(({ values = [] }) => values), at: first.at, isOpen: true }
    : undefined;
}

/**
 * The default of a value: its own, otherwise the first that a branch of its `anyOf` or `oneOf` has. Validators do not
 * fill in those of branches, so they promise nothing; that one changed is worth telling all the same.
 */
export function defaultOf(
  conjunction: Conjunction,
  schemas: Schemas,
  depth = 0,
): Traits["default"] | undefined {
  const own = traitsOf(conjunction, schemas).default;
  if (own !== undefined || depth >= 5) return own;
  for (const { schema, at } of conjunction.map((each) => schemas.resolve(each))) {
    for (const key of ["anyOf", "oneOf"] as const) {
      for (const [index, branch] of (schema[key] ?? []).entries()) {
        const place = pointer(pointer(at, key), String(index));
        const found = defaultOf([{ schema: branch, at: place }], schemas, depth + 1);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}
