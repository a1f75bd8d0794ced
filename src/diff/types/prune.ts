import type { Api, Model, Operation, Webhook } from "../../model/api.js";
import { modelRef } from "../../model/schema/schema.js";
import { referredModels } from "../unchanged.js";
import { typeText } from "./type-text.js";

/** The parts of two Apis from which different types may come. */
export interface Pruned {
  base: Api;
  head: Api;
  /** The models of the base that say something else in the head, or are not there; others are what these refer to. */
  changed: Model[];
}

/**
 * Leaves out the operations, webhooks and models that say the same in both documents, so that the compiler looks at what differs
 * only. What merely refers to a changed model is left out as well: its types change as those of the model do, in the
 * same direction, and the model itself is looked at. Undefined where the clients are the same.
 */
export function prune(base: Api, head: Api): Pruned | undefined {
  const texts = { base: textsOf(base), head: textsOf(head) };
  const pruned = {
    base: pruneOne(base, { texts: texts.base, others: texts.head }),
    head: pruneOne(head, {
      texts: texts.head,
      others: texts.base,
      keeps: stayed(base, head),
    }),
  };
  const changed = base.models.filter((model) => {
    const ref = modelRef(model.name);
    return texts.base.get(ref) !== texts.head.get(ref);
  });
  const same =
    pruned.base.operations.length + pruned.head.operations.length === 0 &&
    pruned.base.models.length + pruned.head.models.length === 0 &&
    pruned.base.webhooks.length + pruned.head.webhooks.length === 0 &&
    typeText(clientPart(base)) === typeText(clientPart(head));
  return same ? undefined : { ...pruned, changed };
}

/** The texts of operations, by their ids, of models, by the references to them, and of webhooks. */
function textsOf({ operations, models, webhooks }: Api): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...webhooks.map((webhook): [string, string] => [keyOf(webhook), typeText(bodyPart(webhook))]),
    ...operations.map((operation): [string, string] => [operation.id, typeText(operation)]),
    ...models.map((model): [string, string] => [modelRef(model.name), typeText(modelPart(model))]),
  ]);
}

function keyOf({ method, key }: Webhook): string {
  return `webhook ${method} ${key}`;
}

/** What of a webhook the client has a type of. */
function bodyPart({ name, body }: Webhook): unknown {
  return { name, content: body?.content };
}

/** What the client's options depend on, and what `serverUrl` takes. */
function clientPart({ schemes, security, servers: [first] }: Api): unknown {
  const variables = first?.template === undefined ? undefined : first.variables;
  return [schemes, security, variables?.map(({ name, enum: values }) => [name, values])];
}

/** What of a model its declaration depends on. */
function modelPart({ schema, name, inputName, read, written, split }: Model): unknown {
  return { schema, name, inputName, read, written, split };
}

/** Where an operation moved to another file: one that stands in the old file still, so that the file is there. */
function stayed(base: Api, head: Api): Set<Operation> {
  const files = new Map(head.operations.map(({ id, resource }) => [id, resource]));
  const left = new Set(
    base.operations
      .filter(({ id, resource }) => files.get(id) !== resource)
      .map(({ resource }) => resource),
  );
  return new Set(
    [...left].flatMap((file) => head.operations.find(({ resource }) => resource === file) ?? []),
  );
}

interface Texts {
  texts: ReadonlyMap<string, string>;
  /** Those of the other document. */
  others: ReadonlyMap<string, string>;
  /** Operations that are kept in any case. */
  keeps?: ReadonlySet<Operation>;
}

function pruneOne(api: Api, { texts, others, keeps = new Set() }: Texts): Api {
  const differs = (key: string): boolean => texts.get(key) !== others.get(key);
  const operations = withLookups(
    api.operations.filter((operation) => differs(operation.id) || keeps.has(operation)),
    api,
  );
  const changed = api.models.filter(({ name }) => differs(modelRef(name)));
  const webhooks = api.webhooks.filter((webhook) => differs(keyOf(webhook)));
  const bodies = webhooks.map((webhook) => typeText(bodyPart(webhook)));
  const needed = reach(
    [typeText(operations), ...bodies, ...changed.map((model) => typeText(model.schema))],
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
    webhooks,
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
