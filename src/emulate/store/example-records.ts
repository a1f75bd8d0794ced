import type { Operation } from "../../model/api.js";
import type { OperationPlace } from "../../model/on-demand.js";
import { locateList, locateRecord, type Located } from "../plans/payload.js";
import { shapeOf } from "../plans/path-shape.js";
import type { Plan } from "../plans/plan.js";
import type { Resource } from "../plans/resource.js";
import type { World } from "../world.js";
import { isObject, type Value } from "./value.js";

/** The records of a resource that the examples of answers show. */
export function exampleRecords(world: World, { key }: Resource): Record<string, Value>[] {
  const behaviours = world.behaviour.operations ?? {};
  return world.api.operations
    .filter((place) => shows(place, key) || Object.hasOwn(behaviours, place.id))
    .flatMap((place) => {
      const operation = place.read();
      const plan = world.planOf(operation);
      return "resource" in plan && plan.resource === key ? examplesOf(operation, plan, world) : [];
    });
}

/** True for operations of the collection, and for those that stand one word below it and may show its records. */
function shows(place: OperationPlace, key: string): boolean {
  const { collection = "" } = shapeOf(place) ?? {};
  const rest = collection.startsWith(key) ? collection.slice(key.length) : undefined;
  return rest !== undefined && /^(\/[^/]+)?$/.test(rest);
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
