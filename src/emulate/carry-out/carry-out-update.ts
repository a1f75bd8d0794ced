import type { Value } from "../store/value.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { fieldsOf, type Call } from "../requests/call.js";
import type { Outcome } from "../answers/outcome.js";
import type { Plan } from "../plans/plan.js";
import { recordOf, viewOf } from "./place.js";
import { missingReference } from "./references.js";
import { readOnlyNames } from "./read-only.js";
import type { Resource } from "../plans/resource.js";
import { show } from "../answers/show.js";

/**
 * Changes a record: PATCH and POST leave alone what they do not name, PUT drops it (RFC 9110, 9.3.4). The id, the
 * caller's identifier and the moment of creation stay.
 */
export function update(call: Call, plan: Plan & { kind: "update" }): Outcome {
  const { world, organization } = call;
  const resource = world.resources.get(plan.resource);
  if (resource === undefined) {
    return { kind: "success" };
  }
  const changes = changesOf(call, resource);
  const missing = missingReference(call, changes);
  if (missing !== undefined) {
    return missing;
  }
  // Without a parameter for it, the id stands in the body.
  const id =
    plan.id === undefined ? String(changes[resource.idField] ?? "") : (call.path[plan.id] ?? "");
  const found = recordOf(call, { resource: plan.resource, id, above: plan.above });
  if ("kind" in found) {
    return found;
  }
  const { record } = found;
  const fixed = [
    resource.idField,
    ...(resource.externalId ? [resource.externalId] : []),
    ...resource.createdFields,
  ];
  const now = new Date(world.now()).toISOString();
  const given = [...fixed, ...readOnlyNames(resource, world.models)];
  const changed = {
    ...record,
    fields: {
      ...pick(record.fields, plan.replace ? given : Object.keys(record.fields)),
      ...without(changes, given),
      ...Object.fromEntries(resource.updatedFields.map((name) => [name, now])),
      ...pick(record.fields, fixed),
    },
  };
  world.store.put(organization, resource.key, changed);
  return {
    kind: "success",
    at: plan.shows?.at ?? [],
    ...(plan.shows && {
      payload: show(changed, { resource: resource.key, schema: plan.shows.schema }, viewOf(call)),
    }),
  };
}

/** The fields of the body, and the query parameters that are named like a property, as some forms send them. */
function changesOf(call: Call, resource: Resource): Record<string, Value> {
  const names = resource.schemas.flatMap((schema) => [
    ...propertiesOf(schema, call.world.models).keys(),
  ]);
  return { ...pick(call.query, names), ...fieldsOf(call) };
}

function without(fields: Record<string, Value>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function pick(fields: Record<string, Value>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
