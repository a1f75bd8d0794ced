import type { Api, Model, Operation } from "../../model/api.js";
import { modelRef } from "../../model/schema.js";
import { createUnchanged, referredModels, type Unchanged } from "../unchanged.js";
import { typeText } from "./type-text.js";

/** The parts of two Apis from which different types may come. */
export interface Pruned {
  base: Api;
  head: Api;
}

/**
 * Leaves out the operations and models of which both clients have the same code, so that the compiler looks at what
 * differs only. Undefined where the clients are the same.
 */
export function prune(base: Api, head: Api): Pruned | undefined {
  const unchanged = createUnchanged(base, head, { spell: typeText, part: modelPart });
  const pruned = { base: pruneOne(base, head, unchanged), head: pruneOne(head, base, unchanged) };
  const same =
    pruned.base.operations.length + pruned.head.operations.length === 0 &&
    pruned.base.models.length + pruned.head.models.length === 0 &&
    typeText([base.schemes, base.security]) === typeText([head.schemes, head.security]);
  return same ? undefined : pruned;
}

/** What of a model its declaration depends on. */
function modelPart({ schema, name, inputName, read, written, split }: Model): unknown {
  return { schema, name, inputName, read, written, split };
}

function pruneOne(api: Api, other: Api, unchanged: Unchanged): Api {
  const operations = withLookups(
    api.operations.filter((operation) => {
      const twin = other.operations.find((each) => each.id === operation.id);
      return twin === undefined || !unchanged.same(operation, twin);
    }),
    api,
  );
  const twins = new Map<string, Model>(other.models.map((model) => [model.name, model]));
  const changed = api.models.filter((model) => {
    const twin = twins.get(model.name);
    return twin === undefined || !unchanged.same(modelPart(model), modelPart(twin));
  });
  const needed = reach(
    [typeText(operations), ...changed.map((model) => typeText(model.schema))],
    api,
  );
  const files = new Set(operations.map((operation) => operation.resource));
  return {
    ...api,
    operations,
    resources: api.resources.filter((resource) => files.has(resource.file)),
    models: api.models.filter(
      (model) => changed.includes(model) || needed.has(modelRef(model.name)),
    ),
    webhooks: [],
  };
}

/** The operations, and those that their external_id wrappers call. */
function withLookups(operations: Operation[], api: Api): Operation[] {
  const ids = new Set(operations.map((operation) => operation.id));
  for (const id of ids) {
    const wrapped = api.operations.find((operation) => operation.id === id)?.externalId;
    for (const each of [wrapped?.lookup, wrapped?.read, wrapped?.update])
      if (each !== undefined) ids.add(each);
  }
  return api.operations.filter((operation) => ids.has(operation.id));
}

function reach(texts: string[], api: Api): Set<string> {
  const schemas = new Map<string, string>(
    api.models.map((model) => [modelRef(model.name), typeText(model.schema)]),
  );
  const found = new Set(texts.flatMap(referredModels));
  for (const ref of found)
    for (const next of referredModels(schemas.get(ref) ?? "")) found.add(next);
  return found;
}
