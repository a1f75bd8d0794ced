import type { Api, Operation, Parameter, Webhook } from "../model/api.js";
import type { LeftOut } from "../model/passes/left-out.js";
import type { Change, Direction, Guard } from "./change.js";
import { createSchemaComparer } from "./compare-schemas.js";
import { isDraft, removalGuards } from "./lifecycle.js";
import { matchOperations, type OperationPair } from "./match-operations.js";
import { requestOf } from "./operation-shape.js";
import { compareRequestBodies } from "./rules/bodies.js";
import { compareDeclarations, compareSignatures } from "./rules/declarations.js";
import { compareModelNames } from "./rules/models.js";
import {
  addedOperation,
  compareOperationItself,
  movedOperation,
  removedOperation,
} from "./rules/operations.js";
import { compareLeftOut, operationAround } from "./rules/not-compared.js";
import { compareParameters } from "./rules/parameters.js";
import { compareResponses } from "./rules/responses.js";
import { compareSecurity } from "./rules/security.js";
import { addressesOf, compareOwnServers, compareServers } from "./rules/servers.js";
import { webhook } from "./rules/webhooks.js";
import { createSchemas } from "./schema/schemas.js";
import { createUnchanged, type Unchanged } from "./unchanged.js";
import { takeQueriesApart } from "./whole-query.js";
import { note, type Notebook, type Places, type Site } from "./uses.js";

interface Sides {
  base: Api;
  head: Api;
  unchanged: Unchanged;
  /** What operations refer to beside schemas is the same. */
  sameAround: boolean;
}

/** Compares everything that two APIs have on the wire. `today` is an RFC 3339 date. */
export function compareApis(
  documents: { base: Compared; head: Compared },
  today: string,
): Notebook {
  const [base, head] = [documents.base.api, documents.head.api];
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
  note(notebook, wholeSite, ...compareModelNames(base, head));
  noteLeftOut(documents, notebook);
  compareOperations(sides, notebook);
  const hooked: Hooked = { notebook, owner: { base: "#", head: "#" }, guards: [] };
  const hidden = noLongerStandard(base, head);
  const shown = head.webhooks.filter((each) => !hidden.includes(each));
  compareWebhooks({ base: base.webhooks, head: shown }, hooked);
  compareWebhooks({ base: [], head: hidden }, hooked);
  comparer.settle();
  return notebook;
}

/** Webhooks that stood in `webhooks` and stand in `x-webhooks`: who reads by the standard finds them no more. */
function noLongerStandard(base: Api, head: Api): Webhook[] {
  const isOld = ({ at }: Webhook): boolean => at.includes("#/x-webhooks/");
  const nameOf = ({ key, method }: Webhook): string => `${method} ${key}`;
  const standard = new Set(base.webhooks.filter((each) => !isOld(each)).map(nameOf));
  return head.webhooks.filter((each) => isOld(each) && standard.has(nameOf(each)));
}

/** An Api, and what of its document it leaves out. */
export interface Compared {
  api: Api;
  leftOut?: readonly LeftOut[] | undefined;
}

function noteLeftOut({ base, head }: { base: Compared; head: Compared }, notebook: Notebook): void {
  const operations = [...head.api.operations, ...base.api.operations];
  for (const change of compareLeftOut(base.leftOut ?? [], head.leftOut ?? [])) {
    const around = operationAround(change, operations);
    const site = around ? siteOf(around.name, requestOf(around), "request") : wholeSite;
    note(notebook, site, change);
  }
}

function compareOperations(sides: Sides, notebook: Notebook): void {
  const { pairs, gone, come } = matchOperations(sides.base, sides.head);
  // Servers that have another part of the paths are no change where all is at the addresses of before.
  const isShifted = pairs.some(({ base, head }) => base.path !== head.path);
  if (!isShifted || !pairs.every((pair) => isReachedAlike(pair, sides))) {
    note(notebook, wholeSite, ...compareServers(sides.base, sides.head));
  }
  for (const operation of gone) {
    const site = siteOf(operation.name, requestOf(operation), "request");
    note(notebook, site, removedOperation(operation, notebook.today));
  }
  for (const pair of pairs) {
    if (!sides.sameAround || !sides.unchanged.same(pair.base, pair.head)) {
      compareOperation(pair, { sides, notebook });
    }
  }
  for (const operation of come) {
    note(
      notebook,
      siteOf(operation.name, requestOf(operation), "request"),
      addedOperation(operation),
    );
  }
}

/** Whether an operation is at the same addresses, whichever part of them the servers have. */
function isReachedAlike({ base, head }: OperationPair, sides: Sides): boolean {
  const [before, after] = [addressesOf(base, sides.base), addressesOf(head, sides.head)];
  return before.length === after.length && before.every((each, index) => each === after[index]);
}

const wholeSite: Site = siteOf("", "", "request");

function siteOf(operation: string, request: string, direction: Direction): Site {
  return { operation, request, where: "", direction, guards: [] };
}

interface Context {
  sides: Sides;
  notebook: Notebook;
}

function compareOperation(pair: OperationPair, { sides, notebook }: Context): void {
  const { base, head, isMoved } = pair;
  const removal = isMoved ? removalGuards(base, notebook.today) : [];
  const guards: Guard[] = isDraft(base.lifecycle) ? ["draft"] : removal;
  const request: Site = { ...siteOf(head.name, requestOf(head), "request"), guards };
  const response: Site = { ...request, direction: "response" };
  const places = { base: base.at, head: head.at };
  const itself: Change[] = [
    ...(isMoved ? [movedOperation(base, head)] : []),
    ...compareOperationItself(base, head),
    ...compareSecurity(sides, base, head),
    ...compareOwnServers(sides, base, head),
    ...compareDeclarations(sides, base, head),
  ];
  note(notebook, request, ...itself);
  const parameterSides = { notebook, site: request };
  const { documents } = notebook;
  compareParameters(...takeQueriesApart({ base, head, documents }), parameterSides);
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
  const received = (hook: Webhook): Site => ({ ...hookSite(hook, "response"), guards });
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

function hookSite({ key }: Webhook, direction: Direction): Site {
  return siteOf(key, `webhook ${key}`, direction);
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
  const received: Site = { ...hookSite(head, "response"), guards };
  const answered: Site = { ...hookSite(head, "request"), guards };
  const places = { base: base.at, head: head.at };
  const owner = { base: { ...base, path: "" }, head: { ...head, path: "" } };
  note(notebook, received, ...compareSignatures(base, head));
  compareParameters(owner.base, owner.head, { notebook, site: received });
  const body = { ...received, where: "request body" };
  compareRequestBodies({ base: base.body, head: head.body }, places, { notebook, site: body });
  compareResponses({ base: base.responses, head: head.responses }, places, {
    notebook,
    site: answered,
  });
}
