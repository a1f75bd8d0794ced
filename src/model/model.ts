import type { Document, Node, Problem } from "../read/document.js";
import type { Api } from "./api.js";
import type { Formats } from "./formats.js";
import type { Draft } from "./draft.js";
import { reportDangling } from "./passes/dangling.js";
import { readDeclarations, type DeclaredOperation } from "./extensions/declarations.js";
import { readInfo } from "./info.js";
import { leftOutOf, type LeftOut } from "./passes/left-out.js";
import { markFormats } from "./passes/formats.js";
import { ModelRegistry } from "./schema/model-registry.js";
import { referToPlaces } from "./passes/places.js";
import { settleBodies, settleSchemas } from "./passes/settle.js";
import { readModels } from "./schema/models.js";
import { nameApi } from "./names/name-api.js";
import type { NameOptions } from "./names/plain-key.js";
import type { OperationContext } from "./operations/operation-context.js";
import { readOperation } from "./operations/operations.js";
import { readPaths } from "./operations/paths.js";
import { readRateLimit } from "./extensions/rate-limit.js";
import { readResources, tagOf } from "./operations/resources.js";
import { modelsByName } from "./schema/references.js";
import { neededSchemes, readSchemes, readSecurity } from "./operations/security.js";
import { readServers } from "./operations/servers.js";
import type { Source } from "./source.js";
import { warnOfUnknownFields } from "./passes/unknown-fields.js";
import { warnOfUnsendable } from "./passes/unsendable.js";
import { markUploads } from "./passes/uploads.js";
import { markUsage } from "./passes/usage.js";
import { makeIdsUnique } from "./operations/unique-ids.js";
import { readUncalled } from "./operations/uncalled.js";
import { readWebhooks } from "./operations/webhooks.js";

/** What came of a document. With problems, the `api` is not fit to generate from. */
export interface Modelled {
  api: Api;
  problems: Problem[];
  warnings: Problem[];
  /** What of the document is in no part of the Api; empty unless that is asked for. */
  leftOut: LeftOut[];
}

/** How a document is read. */
export interface ModelOptions extends NameOptions {
  /** What 64-bit integers are in the client. Default `number`. */
  int64?: Formats["int64"] | undefined;
  /** What moments are in the client. Default `string`. */
  dates?: Formats["dates"] | undefined;
  /** Whether the document is compared with another one: then what no client has counts as well. Default: false. */
  isCompared?: boolean | undefined;
}

/** Document → Api: the only place where OpenAPI is understood; every name is decided here. */
export function model(document: Document, options: ModelOptions = {}): Modelled {
  const { isCompared = false, naming, stripPrefix, plainGenerics } = options;
  const formats: Formats = { int64: options.int64 ?? "number", dates: options.dates ?? "string" };
  const source: Source = { document, problems: [], warnings: [] };
  const registry = new ModelRegistry(source);
  const root: Node = { value: document.root, at: "#" };
  const { draft, declared } = readApi(root, { registry, source, formats, isCompared });
  readDeclarations(draft, { root, declared }, source);
  const api = nameApi(draft, { registry, source, naming, stripPrefix, plainGenerics });

  const models = modelsByName(api.models);
  settleBodies(api, models);
  markFormats(api, formats, models);
  markUploads(api.operations, api.webhooks, models);
  const reached = markUsage(api.operations, api.webhooks, models);
  reportDangling(registry.drafts, new Set([...reached].map(({ at }) => at)), source);
  warnOfUnsendable(api, models, source);
  return {
    api,
    problems: distinct(source.problems),
    warnings: distinct(source.warnings),
    leftOut: isCompared ? leftOutOf(root, source) : [],
  };
}

interface ReadWith {
  registry: ModelRegistry;
  source: Source;
  formats: Formats;
  isCompared: boolean;
}

interface Found {
  draft: Draft<Api>;
  declared: DeclaredOperation[];
}

/** Reads the objects of the document. Nothing has a name yet, and references are places. */
function readApi(root: Node, { registry, source, formats, isCompared }: ReadWith): Found {
  const schemes = readSchemes(root, source);
  const security = readSecurity(root, schemes, source) ?? [];
  const context: OperationContext = { root, source, registry, schemes, security };
  registry.addComponents(root);
  warnOfUnknownFields(root, source);
  const found = readPaths(root, source);
  const operations = found.map((each) => readOperation(each, context));
  makeIdsUnique(operations, source);
  referToPlaces(operations, registry);
  const webhooks = readWebhooks(root, context);
  const uncalled = isCompared ? readUncalled(root, context) : undefined;
  settleSchemas({ registry, source });
  const tags = found.map(({ operation, path }) => tagOf(operation, path, source));
  const rateLimit = readRateLimit(operations);
  const draft: Draft<Api> = {
    ...readInfo(root, source),
    servers: readServers(root, source),
    schemes: neededSchemes(context, operations),
    security,
    resources: readResources(root, tags, source),
    operations,
    models: readModels(registry, source),
    webhooks,
    headerSets: [],
    formats,
    ...(rateLimit && { rateLimit }),
    ...(uncalled && { uncalled }),
  };
  const declared = operations.map(
    (each, index) => [each, found[index]?.operation ?? root] as const,
  );
  return { draft, declared };
}

/** What several operations refer to is read for each of them, and told once. */
function distinct(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [`${each.at} ${each.what}`, each])).values()];
}
