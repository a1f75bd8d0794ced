import { byCodeUnit } from "../json/by-code-unit.js";
import type { Document, Node, Problem } from "../read/document.js";
import type { Api, Model, Operation, Requirement } from "./api.js";
import type { Draft } from "./draft.js";
import { envelopeOf, markEnvelope } from "./extensions/envelope.js";
import { readExternalId, type ExternalIdContext } from "./extensions/external-id.js";
import { readPagination } from "./extensions/pagination.js";
import { readInfo } from "./info.js";
import type { OperationContext } from "./operations/operation-context.js";
import { readOperation } from "./operations/operations.js";
import { readPaths, type PathOperation } from "./operations/paths.js";
import { readSchemes, readSecurity } from "./operations/security.js";
import { readServers } from "./operations/servers.js";
import { makeIdsUnique } from "./operations/unique-ids.js";
import { referToPlaces } from "./passes/places.js";
import { settleBodies, settleSchemas } from "./passes/settle.js";
import { ModelRegistry } from "./schema/model-registry.js";
import { modelOfDraft } from "./schema/models.js";
import { stringAt, type Source } from "./source.js";

/** Where an operation stands, and what it is once something asks for that. */
export interface OperationPlace extends Pick<Operation, "at" | "id" | "method" | "path"> {
  /** What it needs, alternatives in the document's order. */
  security: Requirement[];
  /** Reads it, with the models that it leads to. It is read once. */
  read(): Operation;
}

/** A document whose operations are read when they are asked for. Nothing in it has a name: models go by their places. */
export interface ApiOnDemand extends Pick<Api, "schemes" | "servers" | "title" | "version"> {
  /** Sorted by id. */
  operations: readonly OperationPlace[];
  /** Those that the operations lead to which were read, by their places, as `$ref`s have them. */
  models: ReadonlyMap<string, Model>;
  /** What was found wrong with what was read. */
  problems: readonly Problem[];
}

/**
 * Document → what can answer requests. The paths are read, and an operation when it is first asked for, so that the
 * first answer need not wait for all of a large document. {@link model} reads it all, and decides the names.
 */
export function modelOnDemand(document: Document): ApiOnDemand {
  const source: Source = { document, problems: [], warnings: [] };
  const root: Node = { value: document.root, at: "#" };
  const schemes = readSchemes(root, source);
  const security = readSecurity(root, schemes, source) ?? [];
  const registry = new ModelRegistry(source);
  registry.findComponents(root);
  const context = { root, source, registry, schemes, security };
  const places = new Map<string, OperationPlace>();
  const reader = createReader(context, {
    get: (id) => places.get(id)?.read(),
    has: (id) => places.has(id),
  });
  const found = readPaths(root, source).map((each) => {
    const { method, path, operation } = each;
    const id = stringAt(operation, "operationId") ?? `${method} ${path}`;
    return { found: each, id, method, path, at: operation.at };
  });
  makeIdsUnique(found, source);
  for (const each of found.sort((a, b) => byCodeUnit(a.id, b.id))) {
    const { found: declared, ...place } = each;
    const own = readSecurity(declared.operation, schemes, source) ?? security;
    places.set(place.id, { ...place, security: own, read: reader.read(declared, place.id) });
  }
  return {
    ...readInfo(root, source),
    servers: readServers(root, source),
    schemes: [...schemes.values()],
    operations: [...places.values()],
    models: reader.models,
    problems: source.problems,
  };
}

interface Reading extends OperationContext {
  registry: ModelRegistry;
}

interface Reader {
  models: ReadonlyMap<string, Model>;
  /** What reads an operation, once. */
  read(found: PathOperation, id: string): () => Operation;
}

/** Reads operations one by one, as {@link model} reads all of them. */
function createReader(context: Reading, operations: ExternalIdContext["operations"]): Reader {
  const { root, registry, source } = context;
  const models = new Map<string, Model>();
  const envelope = envelopeOf(root);

  /** What was read, without names; what it refers to is what is new. */
  function settle(operation: Operation): void {
    referToPlaces([operation], registry);
    const fresh = [...registry.drafts].slice(models.size);
    settleSchemas({ registry, source, starts: fresh.map(([at]) => at) });
    for (const [at, draft] of fresh) {
      source.problems.push(...draft.dangling);
      // Nobody asks for the names that they do not have.
      models.set(at, modelOfDraft(draft, source) as Model);
    }
    settleBodies({ operations: [operation], webhooks: [] }, models);
  }

  /** What stands in `x-` fields. Others that an external id names are read for it. */
  function declare(operation: Draft<Operation>, node: Node): void {
    markEnvelope(operation, envelope, { source, models });
    const pagination = readPagination(node, operation, { source, models });
    if (pagination !== undefined) operation.pagination = pagination;
    const externalId = readExternalId(node, operation, { source, models, operations });
    if (externalId === undefined) return;
    operation.externalId = externalId;
    const lookup = operations.get(externalId.lookup);
    if (lookup?.pagination) lookup.pagination.lookup = externalId.field;
  }

  return {
    models,
    read: (found, id) => {
      let whole: Operation | undefined;
      return () => {
        if (whole !== undefined) return whole;
        const draft = { ...readOperation(found, context), id };
        // An operation that an external id names may ask for this one again.
        whole = draft as Operation;
        settle(whole);
        declare(draft, found.operation);
        return whole;
      };
    },
  };
}
