import type { Models } from "../../model/schema/references.js";
import type { JsonType, Schema } from "../../model/schema/schema.js";
import { typesOf } from "../../model/schema/types-of.js";
import { flatSchema } from "../../values/flat-schema.js";
import type { Value } from "../store/value.js";

/** What a value may be at a glance: of which types, and out of which list. What is left out may be anything. */
interface Glance {
  types?: ReadonlySet<JsonType>;
  values?: ReadonlySet<unknown>;
}

/** By schema, since a list asks for the same once per item. A schema belongs to one Api, which does not change. */
const known = new WeakMap<Schema, readonly Glance[]>();

/**
 * Whether a value has a type that the schema allows, and is in its list where it has one. What was sent may be called
 * like a property and be another thing, such as the name of an owner who is shown as an object.
 */
export function isOfKind(value: Value, schema: Schema, models: Models): boolean {
  const glances = known.get(schema) ?? glancesOf(schema, models);
  known.set(schema, glances);
  const type = typeOf(value);
  return glances.some(
    ({ types, values }) =>
      (types === undefined || types.has(type) || (type === "integer" && types.has("number"))) &&
      (values === undefined || typeof value === "object" || values.has(value)),
  );
}

/** One glance for each of the branches, those of branches included. */
function glancesOf(schema: Schema, models: Models, depth = 0): Glance[] {
  const own = flatSchema(schema, models);
  const types = typesOf(own);
  const list = own.const === undefined ? own.enum : [own.const];
  const glance: Glance = {
    ...(types.length > 0 && { types: new Set(types) }),
    ...(list && { values: new Set<unknown>(list) }),
  };
  const branches = own.oneOf ?? own.anyOf;
  if (branches === undefined || types.length > 0 || list || depth > maxDepth) return [glance];
  return branches.flatMap((branch) => glancesOf(branch, models, depth + 1));
}

/** Branches of branches may lead back to where they came from. */
const maxDepth = 5;

function typeOf(value: Value): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "object") return "object";
  return typeof value === "string" ? "string" : "boolean";
}
