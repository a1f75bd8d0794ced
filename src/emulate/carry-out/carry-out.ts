import type { Value } from "../store/value.js";
import type { Call } from "../requests/call.js";
import { create } from "./carry-out-create.js";
import { list } from "./carry-out-list.js";
import { update } from "./carry-out-update.js";
import { isDeclared } from "../answers/declared.js";
import type { Outcome, Refusal } from "../answers/outcome.js";
import { missingAbove, recordOf, viewOf } from "./place.js";
import type { Plan } from "../plans/plan.js";
import { makeUp } from "../store/made-up.js";
import { show } from "../answers/show.js";
import type { RecordPlace } from "../store/store.js";

/**
 * Carries out a call by its plan; undefined: it answers the declared example. It waits for nothing, so that no other
 * call comes between its look at the records and its change of them.
 */
export function carryOut(call: Call, plan: Plan): Outcome | undefined {
  makeUp(call, plan);
  const missing = missingAbove(call, plan.above);
  if (missing !== undefined) return plan.kind === "remove" ? gone(call, missing) : missing;
  switch (plan.kind) {
    case "list":
      return list(call, plan);
    case "create":
      return create(call, plan);
    case "read":
      return readOne(call, plan);
    case "update":
      return update(call, plan);
    case "remove":
      return remove(call, plan);
    case "example":
      return undefined;
    default:
      return plan satisfies never;
  }
}

function readOne(call: Call, plan: Plan & { kind: "read" }): Outcome {
  const { resource, shows, above, include } = plan;
  const found = recordOf(call, { resource, id: call.path[plan.id] ?? "", above });
  if ("kind" in found) {
    return found;
  }
  const blocks = call.world.resources.get(resource)?.behaviour.blocks ?? [];
  const view = viewOf(call, include === undefined ? undefined : { parameter: include, blocks });
  const payload: Value = show(found.record, { resource, schema: shows.schema }, view);
  return { kind: "success", at: shows.at, payload };
}

function remove(call: Call, plan: Plan & { kind: "remove" }): Outcome {
  const { resource, above } = plan;
  const found = recordOf(call, { resource, id: call.path[plan.id] ?? "", above });
  if ("kind" in found) return gone(call, found);
  removeBelow(call, found.place);
  call.world.store.remove(found.place);
  return { kind: "success" };
}

/** To remove what is gone comes to the same (RFC 9110, 9.2.2): where nothing else is declared, that is the answer. */
function gone({ operation }: Call, missing: Refusal): Outcome {
  return isDeclared(operation, missing.status) ? missing : { kind: "success" };
}

/** What stands below a record in the paths goes with it. */
function removeBelow({ world: { resources, store } }: Call, place: RecordPlace): void {
  const { organization, resource, id, parents = [] } = place;
  for (const key of resources.below(resource)) {
    for (const record of store.all(organization, key, [...parents, id])) {
      store.remove({ organization, resource: key, id: record.id, parents: record.parents });
    }
  }
}
