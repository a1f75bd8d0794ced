import type { Value } from "./value.js";
import { fieldsOf, type Call } from "./call.js";
import { newFields } from "./new-fields.js";
import { nextId } from "./next-id.js";
import { refused, type Outcome } from "./outcome.js";
import type { Plan } from "./plan.js";
import { parentsOf, viewOf } from "./place.js";
import { missingReference } from "./references.js";
import { readOnlyNames } from "./read-only.js";
import type { Resource } from "./resource.js";
import { show } from "./show.js";
import type { Stored } from "./store.js";

/** Adds a record; refuses a second one with the same identifier of the caller's. */
export function create(call: Call, plan: Plan & { kind: "create" }): Outcome {
  const { world, organization } = call;
  const resource = world.resources.get(plan.resource);
  if (resource === undefined) {
    return { kind: "success" };
  }
  const fields = fieldsOf(call);
  const missing = missingReference(call, fields);
  if (missing !== undefined) {
    return missing;
  }
  const existing = sameIdentifier(call, resource, fields);
  if (existing !== undefined) {
    const field = resource.externalId ?? resource.idField;
    const text = `${resource.name} with this ${field} already exists`;
    return refused(409, text, { existing: wholeRecord(call, { resource, record: existing }) });
  }
  const isGiven = readOnlyNames(resource, world.models).has(resource.idField);
  const id = (isGiven ? undefined : fields[resource.idField]) ?? nextId(world, resource);
  const parents = parentsOf(call, plan.above);
  const filled = newFields(call, { resource, id, parents, above: plan.above });
  const record: Stored = { id: String(id), parents, fields: filled };
  world.store.put(organization, resource.key, record);
  return {
    kind: "success",
    at: plan.shows?.at ?? [],
    ...(plan.shows && {
      payload: show(record, { resource: resource.key, schema: plan.shows.schema }, viewOf(call)),
    }),
  };
}

/** A record with everything that any answer shows of it: of what a conflict shows, no schema is documented. */
function wholeRecord(
  call: Call,
  { resource, record }: { resource: Resource; record: Stored },
): Value {
  const shown = [...resource.schemas]
    .reverse()
    .map((schema) => show(record, { resource: resource.key, schema }, viewOf(call)));
  return Object.fromEntries(shown.flatMap((each) => Object.entries(each ?? {})));
}

/** The record of the organization that has the identifier already, wherever it stands. */
function sameIdentifier(
  call: Call,
  resource: Resource,
  fields: Record<string, Value>,
): Stored | undefined {
  const { externalId } = resource;
  const wanted = externalId === undefined ? undefined : fields[externalId];
  if (externalId === undefined || wanted === undefined || wanted === null) {
    return undefined;
  }
  const place = { organization: call.organization, resource: resource.key };
  return call.world.store.findBy(place, externalId, wanted);
}
