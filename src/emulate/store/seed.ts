import type { SeedRule } from "../behaviour/behaviour.js";
import { nextId } from "../carry-out/next-id.js";
import { resourceKey } from "../plans/path-shape.js";
import type { Resource } from "../plans/resource.js";
import { seedFields } from "./seed-value.js";
import type { World } from "../world.js";

/** Fills one organization with the made-up records of the behaviour file. */
export function seedRecords(world: World, organization: string): void {
  for (const rule of world.behaviour.seed ?? []) {
    const resource = world.resources.get(resourceKey(rule.resource));
    if (resource !== undefined) {
      seedByRule(world, organization, { rule, resource });
    }
  }
}

function seedByRule(
  world: World,
  organization: string,
  { rule, resource }: { rule: SeedRule; resource: Resource },
): void {
  const { random, files, store } = world;
  const owners =
    rule.per === undefined ? [undefined] : store.all(organization, resourceKey(rule.per));
  let number = 0;
  for (const owner of owners) {
    const [least, most] = typeof rule.count === "number" ? [rule.count, rule.count] : rule.count;
    for (let left = random.integer(least, most); left > 0; left -= 1) {
      number += 1;
      const id = nextId(world, resource);
      const context = { random, files, number, owner, fields: { [resource.idField]: id } };
      const fields = seedFields(rule.fields, context);
      // Below its owner where the paths say so.
      const below =
        owner !== undefined && resource.above.at(-1)?.collection === resourceKey(rule.per ?? "");
      const parents = below ? [...owner.parents, owner.id] : [];
      const record = { id: String(id), parents, fields: { [resource.idField]: id, ...fields } };
      store.put(organization, resource.key, record);
    }
  }
}
