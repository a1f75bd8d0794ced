import type { OperationPlace } from "../../model/on-demand.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { isPlainlyNullable } from "../../values/plainly-nullable.js";
import { sampleOf } from "../../values/sample.js";
import { nextId } from "../carry-out/next-id.js";
import { parentFields } from "../carry-out/parent-fields.js";
import { shapeOf, type Above } from "../plans/path-shape.js";
import type { Plan } from "../plans/plan.js";
import type { Resource } from "../plans/resource.js";
import type { Call } from "../requests/call.js";
import { readValue } from "../requests/read-value.js";
import type { World } from "../world.js";
import { exampleRecords } from "./example-records.js";
import { isDeclared } from "../answers/declared.js";
import { isObject, type Value } from "./value.js";

/** How many records a collection has to begin with where the document shows none. */
const count = 3;

/** The records of one resource, below the same others. */
interface Collection {
  organization: string;
  resource: Resource;
  parents: readonly string[];
}

/**
 * Makes up what a call looks at, when something first does: the records of its collection and of those above it. Where
 * the document has no answer for a record that is not there, one is made up under any id that was not removed.
 */
export function makeUp(call: Call, plan: Plan): void {
  const { world, organization } = call;
  if (!world.isMadeUp || organization !== world.keys[0]?.organization) return;
  plan.above.forEach(({ parameter, collection }, index) => {
    const above = plan.above.slice(0, index);
    fill(call, { key: collection, above, id: call.path[parameter] });
  });
  if ("resource" in plan) {
    const id = plan.kind === "list" || plan.kind === "create" ? undefined : plan.id;
    const path = id === undefined ? undefined : call.path[id];
    fill(call, { key: plan.resource, above: plan.above, id: path });
  }
}

/** Everything that no call has looked at yet and that stands below no other record. */
export function makeUpAll(world: World): void {
  const [key] = world.keys;
  if (!world.isMadeUp || key === undefined) return;
  for (const resource of world.resources.all()) {
    const { organization } = key;
    if (resource.above.length === 0) fillOnce(world, { organization, resource, parents: [] }, []);
  }
}

interface Looked {
  /** The resource's. */
  key: string;
  above: readonly Above[];
  /** Of the record that is asked for, if one is. */
  id: string | undefined;
}

function fill(call: Call, { key, above, id }: Looked): void {
  const { world, operation, organization } = call;
  const resource = world.resources.get(key);
  if (resource === undefined) return;
  const parents = above.map(({ parameter }) => call.path[parameter] ?? "");
  fillOnce(world, { organization, resource, parents }, above);
  if (id === undefined || isDeclared(operation, 404)) return;
  const place = { organization, resource: key, id, parents };
  if (world.store.find(place) !== undefined || world.store.wasRemoved(place)) return;
  const value = readValue(id, resource.idSchema, world.models);
  put(
    world,
    { organization, resource, parents },
    { above, id: value, fields: sample(world, resource) },
  );
}

function fillOnce(world: World, collection: Collection, above: readonly Above[]): void {
  const { organization, resource, parents } = collection;
  const mark = JSON.stringify([organization, resource.key, ...parents]);
  if (world.filled.has(mark)) return;
  world.filled.add(mark);
  const shown = exampleRecords(world, resource);
  const made = Array.from({ length: count }, (_, index) => sample(world, resource, index));
  for (const [index, fields] of (shown.length > 0 ? shown : made).entries()) {
    const own =
      shown.length > 0
        ? fields[resource.idField]
        : index === 0
          ? exampleId(world, resource)
          : undefined;
    put(world, collection, { above, id: own ?? nextId(world, resource), fields });
  }
}

interface New {
  above: readonly Above[];
  id: Value;
  fields: Record<string, Value>;
}

function put(world: World, { organization, resource, parents }: Collection, made: New): void {
  const { above, id, fields } = made;
  const place = { organization, resource: resource.key, id: String(id), parents };
  if (world.store.find(place) !== undefined) return;
  const kept = withoutNulls(fields, resource, world);
  const from = parentFields(world, { resource, parents, above });
  const record = {
    id: String(id),
    parents: [...parents],
    fields: { ...kept, ...from, [resource.idField]: id },
  };
  world.store.put(organization, resource.key, record);
}

/** Without null where not every reader of the document agrees that it is allowed. */
function withoutNulls(
  fields: Record<string, Value>,
  { schemas }: Resource,
  { models }: World,
): Record<string, Value> {
  const doubtful = schemas
    .flatMap((schema) => [...propertiesOf(schema, models)])
    .filter(([, property]) => !isPlainlyNullable(property, models))
    .map(([name]) => name);
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== null || !doubtful.includes(name)),
  );
}

/** What a record may look like: what is shown in the fullest answer, and what only others show. */
function sample(world: World, { schemas }: Resource, variant = 0): Record<string, Value> {
  const samples = schemas.map((schema): Value => sampleOf(schema, world, variant));
  return Object.assign({}, ...samples.reverse().filter(isObject)) as Record<string, Value>;
}

/** The id that the document gives as an example where it asks for one. */
function exampleId({ api }: World, { key }: Resource): Value | undefined {
  const path = api.operations.flatMap((place) => idExamples(place, key));
  return path[0];
}

function idExamples(place: OperationPlace, key: string): Value[] {
  const shape = shapeOf(place);
  if (shape?.item === undefined || shape.collection !== key) return [];
  const parameter = place
    .read()
    .parameters.find((each) => each.in === "path" && each.name === shape.item);
  if (parameter === undefined) return [];
  const { example, examples = [] } = parameter.schema;
  const told: Value[] = [
    ...parameter.examples,
    ...(example === undefined ? [] : [example]),
    ...examples,
  ];
  return told.filter((each) => typeof each === "string" || typeof each === "number");
}
