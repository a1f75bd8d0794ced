import type { Value } from "../store/value.js";
import { fieldsOf, type Call } from "../requests/call.js";
import { newFields } from "./new-fields.js";
import { nextId } from "./next-id.js";
import { refused, type Outcome, type Refusal } from "../answers/outcome.js";
import type { Plan } from "../plans/plan.js";
import { parentsOf, viewOf } from "./place.js";
import { missingReference } from "./references.js";
import { readOnlyNames } from "./read-only.js";
import type { Resource } from "../plans/resource.js";
import { show } from "../answers/show.js";
import type { Stored } from "../store/store.js";

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
  const isGiven = readOnlyNames(resource, world.models).has(resource.idField);
  const chosen = isGiven ? undefined : fields[resource.idField];
  const parents = parentsOf(call, plan.above);
  const conflict = conflictOf(call, { resource, fields, chosen, parents });
  if (conflict !== undefined) {
    return conflict;
  }
  const id = chosen ?? nextId(world, resource);
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

/** What is sent, and the id that the client chose, if it may. */
interface Sent {
  resource: Resource;
  fields: Record<string, Value>;
  chosen: Value | undefined;
  parents: readonly string[];
}

/** A 409 where the identifier is in use; for the id alone, where the document has one: others replace the record. */
function conflictOf(call: Call, { resource, fields, chosen, parents }: Sent): Refusal | undefined {
  const existing = sameIdentifier(call, resource, fields);
  if (existing !== undefined) {
    const text = `${resource.name} with this ${resource.externalId ?? "id"} already exists`;
    return refused(409, text, { existing: wholeRecord(call, { resource, record: existing }) });
  }
  const { organization, operation, world } = call;
  const place = { organization, resource: resource.key, id: String(chosen), parents };
  const isTaken = chosen !== undefined && world.store.find(place) !== undefined;
  return isTaken && operation.responses.some(({ status }) => status === "409")
    ? refused(409, `${resource.name} with this ${resource.idField} already exists`)
    : undefined;
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
