import type { Api, Operation, Parameter, Webhook } from "../model/api.js";
import type { Change, Direction, Guard } from "./change.js";
import { createSchemaComparer } from "./compare-schemas.js";
import { isDraft } from "./lifecycle.js";
import { shapeOf } from "./operation-shape.js";
import { compareRequestBodies } from "./rules/bodies.js";
import { compareDeclarations } from "./rules/declarations.js";
import { compareModelNames } from "./rules/models.js";
import { addedOperation, compareOperationItself, removedOperation } from "./rules/operations.js";
import { compareParameters } from "./rules/parameters.js";
import { compareResponses } from "./rules/responses.js";
import { compareSecurity } from "./rules/security.js";
import { compareOwnServers, compareServers } from "./rules/servers.js";
import { webhook } from "./rules/webhooks.js";
import { createSchemas } from "./schema/schemas.js";
import { createUnchanged, type Unchanged } from "./unchanged.js";
import { note, type Notebook, type Places, type Site } from "./uses.js";

interface Sides {
  base: Api;
  head: Api;
  unchanged: Unchanged;
  /** What operations refer to beside schemas is the same. */
  sameAround: boolean;
}

/** Compares everything that two APIs have on the wire. `today` is an RFC 3339 date. */
export function compareApis(base: Api, head: Api, today: string): Notebook {
  const schemas = { base: createSchemas(base.models), head: createSchemas(head.models) };
  const unchanged = createUnchanged(base, head);
  const comparer = createSchemaComparer({ ...schemas, today, unchanged });
  const notebook: Notebook = { comparer, documents: schemas, sightings: [], schemas: [], today };
  const around = (api: Api): unknown => [api.schemes, api.security];
  const sides: Sides = {
    base,
    head,
    unchanged,
    sameAround: unchanged.same(around(base), around(head)),
  };
  note(
    notebook,
    siteOf("", "request"),
    ...compareServers(base, head),
    ...compareModelNames(base, head),
  );
  compareOperations(sides, notebook);
  compareWebhooks(
    { base: base.webhooks, head: head.webhooks },
    { notebook, owner: { base: "#", head: "#" }, guards: [] },
  );
  comparer.settle();
  return notebook;
}

function compareOperations(sides: Sides, notebook: Notebook): void {
  const after = new Map(sides.head.operations.map((operation) => [shapeOf(operation), operation]));
  const before = new Map(sides.base.operations.map((operation) => [shapeOf(operation), operation]));
  for (const [shape, operation] of before) {
    const now = after.get(shape);
    if (now === undefined) {
      note(
        notebook,
        siteOf(operation.name, "request"),
        removedOperation(operation, notebook.today),
      );
    } else if (!sides.sameAround || !sides.unchanged.same(operation, now)) {
      compareOperation(operation, now, { sides, notebook });
    }
  }
  for (const [shape, operation] of after) {
    if (!before.has(shape))
      note(notebook, siteOf(operation.name, "request"), addedOperation(operation));
  }
}

function siteOf(operation: string, direction: Direction, guards: readonly Guard[] = []): Site {
  return { operation, where: "", direction, guards };
}

interface Context {
  sides: Sides;
  notebook: Notebook;
}

function compareOperation(base: Operation, head: Operation, { sides, notebook }: Context): void {
  const guards: Guard[] = isDraft(base.lifecycle) ? ["draft"] : [];
  const request = siteOf(head.name, "request", guards);
  const response = siteOf(head.name, "response", guards);
  const places = { base: base.at, head: head.at };
  const itself: Change[] = [
    ...compareOperationItself(base, head),
    ...compareSecurity(sides, base, head),
    ...compareOwnServers(sides, base, head),
    ...compareDeclarations(sides, base, head),
  ];
  note(notebook, request, ...itself);
  const parameterSides = { notebook, site: request };
  compareParameters(base, head, parameterSides);
  compareParameters(...unsentInBoth(base, head), parameterSides);
  const body = { ...request, where: "request body" };
  compareRequestBodies(
    { base: base.body ?? base.unsent?.body, head: head.body ?? head.unsent?.body },
    places,
    { notebook, site: body },
  );
  compareResponses({ base: base.responses, head: head.responses }, places, {
    notebook,
    site: response,
    rateLimit: sides.base.rateLimit,
  });
  compareWebhooks(
    { base: base.callbacks ?? [], head: head.callbacks ?? [] },
    { notebook, owner: places, guards },
  );
}

/** Path parameters that the path does not have; one that comes or goes changes nothing. */
function unsentInBoth(base: Operation, head: Operation): [Operation, Operation] {
  const [before, after] = [base, head].map((operation) => operation.unsent?.parameters ?? []);
  const shared = (own: Parameter[] = [], other: Parameter[] = []): Parameter[] =>
    own.filter(({ name }) => other.some((each) => each.name === name));
  return [
    { ...base, parameters: shared(before, after) },
    { ...head, parameters: shared(after, before) },
  ];
}

interface Hooked {
  notebook: Notebook;
  /** Where the requests are declared: the document, or the operation that they are callbacks of. */
  owner: Places;
  guards: readonly Guard[];
}

/** Compares requests that the API sends: directions change places. */
function compareWebhooks(hooks: { base: Webhook[]; head: Webhook[] }, hooked: Hooked): void {
  const { notebook, owner, guards } = hooked;
  const received = (hook: Webhook): Site => siteOf(hook.key, "response", guards);
  const after = new Map(hooks.head.map((hook) => [`${hook.method} ${hook.key}`, hook]));
  const before = new Map(hooks.base.map((hook) => [`${hook.method} ${hook.key}`, hook]));
  for (const [key, hook] of before) {
    const now = after.get(key);
    if (now === undefined) {
      note(notebook, received(hook), cameOrWent(hook, "removed", owner));
    } else {
      compareWebhook(hook, now, { notebook, guards });
    }
  }
  for (const [key, hook] of after) {
    if (!before.has(key)) note(notebook, received(hook), cameOrWent(hook, "added", owner));
  }
}

function cameOrWent({ key, method, at }: Webhook, how: "added" | "removed", owner: Places): Change {
  const what = `the API's request ${method} ${key} was ${how}`;
  return how === "removed"
    ? {
        rule: webhook.id,
        effect: "incomparable",
        base: at,
        head: owner.head,
        what,
        before: `${method} ${key}`,
      }
    : {
        rule: webhook.id,
        effect: "none",
        base: owner.base,
        head: at,
        what,
        after: `${method} ${key}`,
      };
}

function compareWebhook(
  base: Webhook,
  head: Webhook,
  { notebook, guards }: Pick<Hooked, "guards" | "notebook">,
): void {
  const received = siteOf(head.key, "response", guards);
  const answered = siteOf(head.key, "request", guards);
  const places = { base: base.at, head: head.at };
  const owner = { base: { ...base, path: "" }, head: { ...head, path: "" } };
  compareParameters(owner.base, owner.head, { notebook, site: received });
  const body = { ...received, where: "request body" };
  compareRequestBodies({ base: base.body, head: head.body }, places, { notebook, site: body });
  compareResponses({ base: base.responses, head: head.responses }, places, {
    notebook,
    site: answered,
  });
}
