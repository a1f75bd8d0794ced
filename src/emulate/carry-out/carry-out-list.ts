import type { Call } from "../requests/call.js";
import { passes } from "./filter.js";
import type { Outcome } from "../answers/outcome.js";
import { paginate } from "./paginate.js";
import type { ListPlan } from "../plans/plan.js";
import { notFound, parentsOf, viewOf } from "./place.js";
import type { Above } from "../plans/path-shape.js";
import { show } from "../answers/show.js";
import { isBelow, type Stored } from "../store/store.js";
import { isObject } from "../store/value.js";

/** Lists records: one by the caller's own identifier, or those that pass the filters, page by page. */
export function list(call: Call, plan: ListPlan & { above: readonly Above[] }): Outcome {
  const { world, organization, query, url } = call;
  const parents = plan.above.length > 0 ? parentsOf(call, plan.above) : undefined;
  const shown = (record: Stored): ReturnType<typeof show> =>
    show(record, { resource: plan.resource, schema: plan.item }, viewOf(call));
  const wanted = plan.lookup === undefined ? undefined : query[plan.lookup];
  const { lookup } = plan;
  if (lookup !== undefined && wanted !== undefined) {
    const record = world.store.findBy({ organization, resource: plan.resource }, lookup, wanted);
    if (record === undefined || !isBelow(record, parents ?? [])) {
      return notFound(world.resources.get(plan.resource)?.name ?? "Record");
    }
    return page([record]);
  }
  const every = world.store.all(organization, plan.resource, parents);
  const filters = Object.entries(plan.filters).flatMap(([parameter, rule]) => {
    const value = query[parameter];
    // `created[gt]=5` is no value that a property could have.
    return value === undefined || isObject(value) ? [] : [{ rule, value }];
  });
  const passing = (record: Stored): boolean =>
    filters.every(({ rule, value }) => passes(record, rule, value));
  return page(filters.length === 0 ? every : every.filter(passing));

  function page(records: readonly Stored[]): Outcome {
    if (plan.paging === undefined) {
      return { kind: "success", at: plan.at, payload: records.map(shown) };
    }
    const { items, facts, headers } = paginate(records, plan.paging, { query, url });
    return { kind: "success", at: plan.at, payload: items.map(shown), page: facts, headers };
  }
}
