import type { Api, Model, Operation } from "../../model/api.js";
import { modelRef } from "../../model/schema.js";
import { referredModels } from "../unchanged.js";
import { typeText } from "./type-text.js";

/** The parts of two Apis from which different types may come. */
export interface Pruned {
  base: Api;
  head: Api;
}

/**
 * Leaves out the operations and models that say the same in both documents, so that the compiler looks at what differs
 * only. What merely refers to a changed model is left out as well: its types change as those of the model do, in the
 * same direction, and the model itself is looked at. Undefined where the clients are the same.
 */
export function prune(base: Api, head: Api): Pruned | undefined {
  const texts = { base: textsOf(base), head: textsOf(head) };
  const pruned = {
    base: pruneOne(base, texts.base, texts.head),
    head: pruneOne(head, texts.head, texts.base),
  };
  const same =
    pruned.base.operations.length + pruned.head.operations.length === 0 &&
    pruned.base.models.length + pruned.head.models.length === 0 &&
    typeText([base.schemes, base.security]) === typeText([head.schemes, head.security]);
  return same ? undefined : pruned;
}

/** The texts of operations, by their ids, and of models, by the references to them. */
function textsOf({ operations, models }: Api): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...operations.map((operation): [string, string] => [operation.id, typeText(operation)]),
    ...models.map((model): [string, string] => [modelRef(model.name), typeText(modelPart(model))]),
  ]);
}

/** What of a model its declaration depends on. */
function modelPart({ schema, name, inputName, read, written, split }: Model): unknown {
  return { schema, name, inputName, read, written, split };
}

function pruneOne(
  api: Api,
  texts: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): Api {
  const differs = (key: string): boolean => texts.get(key) !== others.get(key);
  const operations = withLookups(
    api.operations.filter(({ id }) => differs(id)),
    api,
  );
  const changed = api.models.filter(({ name }) => differs(modelRef(name)));
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
