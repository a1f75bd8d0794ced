import type { Value } from "../store/value.js";
import type { Call } from "../requests/call.js";
import { refused, type Refusal } from "../answers/outcome.js";
import type { Above } from "../plans/path-shape.js";
import type { View } from "../answers/show.js";
import type { RecordPlace, Stored } from "../store/store.js";

/** The values of the path parameters above a collection. */
export function parentsOf(call: Call, above: readonly Above[]): string[] {
  return above.map(({ parameter }) => call.path[parameter] ?? "");
}

/** A 404 where one of the records above is not there, or is another organization's: the two are not told apart. */
export function missingAbove(call: Call, above: readonly Above[]): Refusal | undefined {
  const { resources, store } = call.world;
  for (const [index, { parameter, collection }] of above.entries()) {
    const resource = resources.get(collection);
    const place: RecordPlace = {
      organization: call.organization,
      resource: collection,
      id: call.path[parameter] ?? "",
      parents: parentsOf(call, above.slice(0, index)),
    };
    if (resource !== undefined && store.find(place) === undefined) {
      return notFound(resource.name);
    }
  }
  return undefined;
}

/** The record that a call names, and its place; a 404 where it is not there. */
export function recordOf(
  call: Call,
  target: { resource: string; id: string; above: readonly Above[] },
): { record: Stored; place: RecordPlace } | Refusal {
  const { resource, id, above } = target;
  const { organization, world } = call;
  const place = { organization, resource, id, parents: parentsOf(call, above) };
  const record = world.store.find(place);
  return record ? { record, place } : notFound(world.resources.get(resource)?.name ?? "Record");
}

export function notFound(name: string): Refusal {
  return refused(404, `${name} not found`);
}

/** What an answer may show: all blocks, or those that the parameter names. */
export function viewOf(
  call: Call,
  include?: { parameter: string; blocks: readonly string[] },
): View {
  const wanted: Value | undefined = include && call.query[include.parameter];
  const blocks = wanted === undefined ? (include?.blocks ?? []) : [wanted].flat().map(String);
  const { world, organization, url } = call;
  return { world, organization, origin: url.origin, blocks: new Set(blocks) };
}
