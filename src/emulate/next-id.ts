import type { Value } from "./value.js";
import { newId } from "./ids.js";
import type { Resource } from "./resource.js";
import type { World } from "./world.js";

/** An id that no record of the resource has, in any organization. */
export function nextId(world: World, resource: Resource): Value {
  for (;;) {
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
}
