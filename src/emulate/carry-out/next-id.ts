import type { Value } from "../store/value.js";
import { newId, uuidFrom } from "./ids.js";
import type { Resource } from "../plans/resource.js";
import type { World } from "../world.js";

/** How many ids are tried: a pattern may allow a few only, all of which are given. */
const maxTries = 1000;

/** An id that no record of the resource has, in any organization. */
export function nextId(world: World, resource: Resource): Value {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const given = world.given.get(resource.key) ?? 0;
    world.given.set(resource.key, given + 1);
    const id = newId(resource, given, world.random);
    // Below others a record may stand anywhere; at the top its place is known.
    const parents = resource.above.length > 0 ? {} : { parents: [] };
    const place = { resource: resource.key, id: String(id), ...parents };
    const taken = world.store
      .organizations()
      .some((organization) => world.store.find({ organization, ...place }));
    if (!taken) {
      return id;
    }
  }
  return uuidFrom(world.random);
}
