import { codeSpan } from "../../text/code-span.js";
import type { Api, Operation } from "../../model/api.js";
import { oneLine } from "./one-line.js";
import type { PageOutput } from "../output.js";
import { exampleOf, operationsOf, optionsText, takesNothing } from "./readme.js";

/** What the package tells coding agents: how to use the client. */
export function agentsView(api: Api): object {
  const { operations } = api;
  const example = exampleOf(operations);
  const lists = operations.filter(({ pagination }) => pagination);
  const list = lists.find(takesNothing) ?? lists[0];
  const record = operations.find(({ externalId }) => externalId)?.externalId;
  return {
    title: oneLine(api.title),
    name: api.packageName,
    example: example && {
      operation: example.name,
      request: requestOf(example),
      data: example.dataType,
      options: optionsText(api),
    },
    list: list?.pagination && { all: list.pagination.name, request: requestOf(list) },
    record: record && {
      ensure: record.names.ensure,
      request: record.names.ensureRequest,
      field: codeSpan(record.field),
    },
  };
}

/** The type of its request; undefined where it takes none. */
function requestOf({ parameters, body, requestType }: Operation): string | undefined {
  return parameters.length === 0 && body === undefined ? undefined : requestType;
}

/** Where in the package something is told (llmstxt.org). */
export function llmsView(api: Api, guides: readonly PageOutput[]): object {
  return {
    title: oneLine(api.title),
    name: api.packageName,
    resources: api.resources.map((resource) => ({
      file: resource.file,
      operations: operationsOf(resource, api)
        .map(({ name }) => name)
        .join(", "),
    })),
    guides: guides.map(({ path }) => ({ path, name: path.replace(/^.*\/|\.md$/g, "") })),
  };
}
