import { isObject, type Value } from "./value.js";
import type { Operation } from "../../model/api.js";
import type { SeedRule } from "../behaviour/behaviour.js";
import { nextId } from "../carry-out/next-id.js";
import { locateList, locateRecord, type Located } from "../plans/payload.js";
import { resourceKey } from "../plans/path-shape.js";
import type { Plan } from "../plans/plan.js";
import type { Resource } from "../plans/resource.js";
import { seedFields } from "./seed-value.js";
import type { Stored } from "./store.js";
import type { World } from "../world.js";

/** Fills one organization with made-up records: those of the behaviour file, otherwise the document's examples. */
export function seedRecords(world: World, organization: string): void {
  const { seed } = world.behaviour;
  if (seed === undefined) {
    seedExamples(world, organization);
    return;
  }
  for (const rule of seed) {
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

/** The records that the examples of answers show. Nested ones are left out: their examples name no parents. */
function seedExamples(world: World, organization: string): void {
  for (const operation of world.api.operations) {
    const plan = world.plans.get(operation.id);
    const resource = plan && "resource" in plan ? world.resources.get(plan.resource) : undefined;
    if (plan === undefined || resource === undefined || resource.above.length > 0) {
      continue;
    }
    for (const fields of examplesOf(operation, plan, world)) {
      const id = fields[resource.idField] ?? nextId(world, resource);
      const record: Stored = {
        id: String(id),
        parents: [],
        fields: { ...fields, [resource.idField]: id },
      };
      store(record, resource);
    }
  }

  function store(record: Stored, resource: Resource): void {
    const place = { organization, resource: resource.key, id: record.id, parents: [] };
    if (world.store.find(place) === undefined) {
      world.store.put(organization, resource.key, record);
    }
  }
}

function examplesOf(operation: Operation, plan: Plan, { models }: World): Record<string, Value>[] {
  const located =
    plan.kind === "list"
      ? locateList(operation, models)
      : plan.kind === "read"
        ? locateRecord(operation, models)
        : undefined;
  const examples = operation.responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ content }) => content.flatMap((media) => media.examples));
  return located
    ? examples.flatMap((example) => [within(example, operation, located)].flat()).filter(isObject)
    : [];
}

function within(example: Value, { envelope }: Operation, { at }: Located): Value {
  let current = example;
  for (const name of [...(envelope === undefined ? [] : [envelope]), ...at]) {
    current = isObject(current) && Object.hasOwn(current, name) ? (current[name] ?? null) : null;
  }
  return current;
}
