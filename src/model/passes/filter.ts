import type { Problem } from "../../read/document.js";
import type { Api, Operation, Webhook } from "../api.js";
import { nearest } from "../../text/nearest.js";
import { reachedModels } from "./reach.js";
import { modelsByName } from "../schema/references.js";

/** Which operations a client is wanted for: by tag, operationId, path with everything below it, or glob. */
export interface Slice {
  /** Empty: all of them. */
  include: readonly string[];
  /** Wins over `include`. */
  exclude: readonly string[];
}

/** What is left of an Api. The problems are what the slice names and the Api does not have, or that nothing is left. */
export interface Filtered {
  api: Api;
  problems: Problem[];
}

/**
 * Api → Api: the operations that are wanted, and the models, files and security schemes that these need. Names were
 * given before and stay, so that taking more operations later renames nothing.
 */
export function filter(api: Api, slice: Slice): Filtered {
  const { include, exclude } = slice;
  const left = include.length + exclude.length === 0 ? api : sliceOf(api, slice);
  // A document without a deprecated or an internal operation is as one wants it.
  const unknown = [...include, ...exclude].filter(
    (pattern) =>
      !isMark(pattern) &&
      !api.operations.some((operation) => matches(operation, pattern)) &&
      !api.webhooks.some((webhook) => isCalled(webhook, pattern)),
  );
  // Written all the same, nothing would delete the client that is there.
  const isLost = isEmpty(left) && unknown.length === 0;
  const lost = isEmpty(api) ? nothingDescribed : nothingLeft;
  return {
    api: left,
    problems: isLost ? [lost] : unknown.map((pattern) => notInDocument(pattern, api)),
  };
}

function notInDocument(pattern: string, { operations, webhooks }: Api): Problem {
  const what = `No operation has ${JSON.stringify(pattern)} as a tag, an operationId or the beginning of its path`;
  const names = operations.flatMap(({ id, tags, path }) => [...(id ? [id] : []), ...tags, path]);
  const meant = nearest(pattern, [...names, ...webhooks.map(({ key }) => key)]);
  const todo = meant ? `Did you mean ${JSON.stringify(meant)}?` : "Correct --include or --exclude.";
  return { at: "#", id: "slice-unknown", what, todo };
}

/** Why there is no client to generate from all of a document; empty where there is one. */
export function nothingToGenerate(api: Api): Problem[] {
  return isEmpty(api) ? [nothingDescribed] : [];
}

/** A document of schemas or webhooks alone is for its types; one of nothing is hardly what was meant. */
function isEmpty({ operations, webhooks, models }: Api): boolean {
  return operations.length + webhooks.length + models.length === 0;
}

const nothingDescribed: Problem = {
  at: "#",
  id: "nothing-described",
  what: "The document has no operations, no webhooks and no schemas, so that there is no client to generate",
  todo: "Name the file that has them, or add what is missing.",
};

const nothingLeft: Problem = {
  at: "#",
  id: "slice-unknown",
  what: "No operation is left",
  todo: "Correct --include or --exclude.",
};

function sliceOf(api: Api, { include, exclude }: Slice): Api {
  const isWanted = (names: (pattern: string) => boolean): boolean =>
    (include.length === 0 || include.some(names)) && !exclude.some(names);
  const kept = api.operations.filter((each) => isWanted((pattern) => matches(each, pattern)));
  const operations = kept.map((operation) => withoutLostPartners(operation, kept));
  const webhooks = api.webhooks.filter((each) => isWanted((pattern) => isCalled(each, pattern)));
  const { read, written } = reachedModels(operations, webhooks, modelsByName(api.models));
  const files = new Set(operations.map(({ resource }) => resource));
  const schemes = new Set(
    [api, ...operations].flatMap(({ security }) => security.flat().map(({ scheme }) => scheme)),
  );
  const headers = new Set(
    operations.flatMap((each) => [each, ...each.responses].map(({ headersType }) => headersType)),
  );
  return {
    ...api,
    operations,
    webhooks,
    models: api.models.filter((model) => read.has(model) || written.has(model)),
    ...(api.uncalled && {
      uncalled: {
        operations: api.uncalled.operations.filter((each) =>
          isWanted((pattern) => matches(each, pattern)),
        ),
      },
    }),
    resources: api.resources.filter(({ file }) => files.has(file)),
    schemes: api.schemes.filter(({ name }) => schemes.has(name)),
    headerSets: api.headerSets.filter(({ name }) => headers.has(name)),
  };
}

/** Stands for all that are. */
const late = "deprecated";

/** Stands for all operations of which the extension is true. */
function isMark(pattern: string): boolean {
  return pattern === late || pattern.startsWith("x-");
}

/** A pattern with `*` is for paths and operationIds. */
function matches({ id, tags, path, deprecated, marks = [] }: Operation, pattern: string): boolean {
  if (pattern.includes("*")) {
    const glob = globOf(pattern);
    const names = pattern.startsWith("/") ? [path] : [id ?? "", ...tags];
    return names.some((name) => glob.test(name));
  }
  const isNamed = id === pattern || tags.includes(pattern) || marks.includes(pattern);
  return isNamed || isPathOf(path, pattern) || (deprecated && pattern === late);
}

/** Whether a path is the one of a pattern, below it, or matches its glob. */
export function isPathOf(path: string, pattern: string): boolean {
  if (pattern.includes("*")) return globOf(pattern).test(path);
  return path === pattern || path.startsWith(pattern.endsWith("/") ? pattern : `${pattern}/`);
}

/** `*` stands for anything but a slash, and `**` for slashes too. */
function globOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*+)/).map((part) => {
    if (part.startsWith("*")) return part.length > 1 ? ".*" : "[^/]*";
    return part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

function isCalled(webhook: Webhook, pattern: string): boolean {
  return webhook.key === pattern;
}

/** `ensure` and the like need the operations that `x-external-id` names: without one of them there are none. */
function withoutLostPartners(operation: Operation, kept: Operation[]): Operation {
  const { externalId, ...rest } = operation;
  const partners = [externalId?.lookup, externalId?.read, externalId?.update];
  const isComplete = partners.every(
    (id) => id === undefined || kept.some((each) => each.id === id),
  );
  return isComplete ? operation : rest;
}
