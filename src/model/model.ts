import type { Document, Node, Problem } from "../read/document.js";
import type { Api, Model, Operation } from "./api.js";
import { assignNames } from "./assign-names.js";
import { breakCycles } from "./cycles.js";
import { reportDangling } from "./dangling.js";
import { docOf } from "./docs.js";
import { applyEnvelope } from "./envelope.js";
import { readExternalId } from "./external-id.js";
import { nameHeaderSets } from "./header-sets.js";
import { markInt64, type Int64 } from "./int64.js";
import { createModelRegistry, type ModelRegistry } from "./model-registry.js";
import { byCodeUnit, createNames, unnamed, type Names } from "./names.js";
import { readOperation, refuseDuplicateIds, type OperationContext } from "./operations.js";
import { packageNameOf } from "./package-name.js";
import { readPagination } from "./pagination.js";
import { docsUrlOf, readPaths } from "./paths.js";
import { readRateLimit } from "./rate-limit.js";
import { readResources, tagOf } from "./resources.js";
import type { Models } from "./schema-lookup.js";
import { neededSchemes, readSchemes, readSecurity } from "./security.js";
import { readServers } from "./servers.js";
import { child, descend, evidenceOf, members, stringAt, type Source } from "./source.js";
import { warnOfUnknownFields } from "./unknown-fields.js";
import { warnOfUnsendable } from "./unsendable.js";
import { markUploads } from "./uploads.js";
import { markUsage } from "./usage.js";
import { readWebhooks } from "./webhooks.js";

/** What came of a document. With problems, the `api` is not fit to generate from. */
export interface Modelled {
  api: Api;
  problems: Problem[];
  warnings: Problem[];
}

/** How a document is read. */
export interface ModelOptions {
  /** What 64-bit integers are in the client. Default `number`. */
  int64?: Int64 | undefined;
}

/** Document → Api: the only place where OpenAPI is understood; every name is decided here. */
export function model(document: Document, { int64 = "number" }: ModelOptions = {}): Modelled {
  const source: Source = { document, problems: [], warnings: [] };
  const registry = createModelRegistry(source);
  const root: Node = { value: document.root, at: "#" };
  const context = readContext(root, source, registry);

  const components = members(descend(root, "components", "schemas"));
  for (const [, node] of components.sort(([a], [b]) => byCodeUnit(a, b))) {
    registry.add(node);
  }
  warnOfUnknownFields(root, source);
  const found = readPaths(root, source);
  const operations = found.map((each) => readOperation(each, context));
  refuseDuplicateIds(operations, context);
  const webhooks = readWebhooks(root, context);
  breakCycles(registry, source);

  const models = readModels(registry);
  const nodes = new Map(
    found.map(({ operation }, index) => [operations[index] as Operation, operation]),
  );
  const api: Api = {
    ...readInfo(root),
    servers: readServers(root),
    schemes: neededSchemes(context, operations),
    security: context.security,
    resources: readResources(
      root,
      found.map(({ operation, path }) => tagOf(operation, path)),
    ),
    operations,
    models,
    webhooks,
    headerSets: [],
    int64,
  };
  verifyDeclarations({ api, root, nodes }, source);
  const names = createNames();
  assignNames(api, names);
  reportCollisions(names, api, source);
  const nameAt = new Map(models.map((each) => [each.at, each.name]));
  registry.link((at) => nameAt.get(at) ?? at);
  markInt64(api, int64, modelsByName(models));
  markUploads(operations, webhooks, modelsByName(models));
  const reached = markUsage(operations, webhooks, modelsByName(models));
  reportDangling(registry.drafts, new Set([...reached].map(({ at }) => at)), source);
  const rateLimit = readRateLimit(operations);
  if (rateLimit !== undefined) {
    api.rateLimit = rateLimit;
  }
  api.headerSets = nameHeaderSets(api, names);
  operations.sort((a, b) => byCodeUnit(a.name, b.name));
  models.sort((a, b) => byCodeUnit(a.name, b.name));
  warnOfUnsendable(api, modelsByName(models), source);
  return { api, problems: distinct(source.problems), warnings: distinct(source.warnings) };
}

/** What several operations refer to is read for each of them, and told once. */
function distinct(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [`${each.at} ${each.what}`, each])).values()];
}

/** Tells of models and operations that are spelled like others. The names that follow from theirs are not repeated. */
function reportCollisions({ collisions }: Names, api: Api, source: Source): void {
  const places = new Set([...api.models, ...api.operations].map(({ at }) => at));
  for (const { claim, name } of collisions.filter(({ claim }) => places.has(claim.at))) {
    source.warnings.push({
      at: claim.at,
      what: `${JSON.stringify(claim.wanted)} becomes the name of something else, too`,
      todo: `It is called ${name}; rename one of them in the document for a better name.`,
    });
  }
}

function readContext(root: Node, source: Source, registry: ModelRegistry): OperationContext {
  const schemes = readSchemes(root, source);
  return { root, source, registry, schemes, security: readSecurity(root, schemes, source) ?? [] };
}

function readInfo(
  root: Node,
): Pick<Api, "title" | "version" | "description" | "packageName" | "repository" | "docsUrl"> {
  const info = child(root, "info");
  const repository = info && stringAt(info, "x-repository");
  const title = docOf((info && stringAt(info, "title")) ?? "API");
  const docsUrl = docsUrlOf(root);
  return {
    title,
    version: docOf((info && stringAt(info, "version")) ?? ""),
    description: docOf(info && stringAt(info, "description")),
    packageName: packageNameOf(info, title),
    ...(repository && { repository }),
    ...(docsUrl && { docsUrl }),
  };
}

function readModels(registry: ModelRegistry): Model[] {
  return [...registry.drafts.values()].map(({ node, key, isComponent, schema }) => {
    const evidence = evidenceOf(node);
    return {
      name: unnamed,
      inputName: unnamed,
      key,
      isComponent,
      description: docOf(schema.description ?? schema.title),
      schema,
      read: false,
      written: false,
      split: false,
      ...(evidence && { evidence }),
      at: node.at,
    };
  });
}

/** The models as `$ref`s name them. */
export function modelsByName(models: Model[]): Models {
  return new Map(models.map((each) => [each.name, each]));
}

interface Declared {
  api: Api;
  root: Node;
  nodes: ReadonlyMap<Operation, Node>;
}

/** Reads the `x-` declarations. References are still places here, so the models are found by their places. */
function verifyDeclarations({ api, root, nodes }: Declared, source: Source): void {
  const models: Models = new Map(api.models.map((each) => [each.at, each]));
  applyEnvelope(root, api.operations, { source, models });
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  for (const [operation, node] of nodes) {
    const pagination = readPagination(node, operation, { source, models });
    if (pagination !== undefined) {
      operation.pagination = pagination;
    }
  }
  for (const [operation, node] of nodes) {
    const externalId = readExternalId(node, operation, { source, models, operations });
    if (externalId !== undefined) {
      operation.externalId = externalId;
    }
  }
  for (const { externalId } of api.operations) {
    const lookup = externalId && operations.get(externalId.lookup);
    if (externalId && lookup?.pagination) {
      lookup.pagination.lookup = externalId.field;
    }
  }
}
