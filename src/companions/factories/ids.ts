import { dereference, type NamedModels } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Making } from "./making.js";

/**
 * Which members are ids: those that have a flavour, and those called after a model that has an `id` of the same kind, as
 * `patient_id` is after `Patient`.
 */
export function idsOf(models: NamedModels): (owner: string) => Making["idOf"] {
  const owners = new Map<string, { name: string; id: string }>();
  for (const [name, { schema }] of models) {
    const id = propertiesOf(schema, models).get("id");
    if (id) owners.set(name.toLowerCase(), { name, id: sortOf(id, models) });
  }
  return (owner) => (member, schema) => {
    const { flavor } = dereference(schema, models);
    if (flavor !== undefined) return { kind: flavor, isOwn: member === "id" };
    const stem = member === "id" ? owner : (/^(.+?)_?id$/i.exec(member)?.[1] ?? "");
    const found = owners.get(stem.replaceAll("_", "").toLowerCase());
    if (!found?.id || found.id !== sortOf(schema, models)) return undefined;
    return { kind: found.name, isOwn: member === "id" };
  };
}

/** What an id is; ids of the same sort can stand for each other. */
function sortOf(schema: Schema, models: NamedModels): string {
  const { type, format, pattern, minimum, maximum, minLength, maxLength, multipleOf, ...rest } =
    dereference(schema, models);
  const isPlain =
    !rest.enum && !rest.allOf && !rest.anyOf && !rest.oneOf && typeof type === "string";
  const told = [type, format, pattern, minimum, maximum, minLength, maxLength, multipleOf];
  return isPlain && /string|integer/.test(type) ? JSON.stringify(told) : "";
}
