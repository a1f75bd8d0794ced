import type { Api, Operation, Resource } from "../../model/api.js";
import { environmentVariable, secretOptions } from "../files/client-secrets.js";
import { codeCell } from "../../text/code-span.js";
import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import { webUrl } from "../../text/safe-url.js";
import { cell, oneLine } from "./one-line.js";

/** What the README of a package says. */
export function readmeView(api: Api): object {
  const operation = exampleOf(api.operations);
  return {
    title: oneLine(api.title),
    name: api.packageName,
    description: cleanMarkdown(api.description),
    docsUrl: webUrl(api.docsUrl ?? ""),
    example: operation && {
      operation: operation.name,
      argument: takesNothing(operation) ? "" : ", request",
      listAll: operation.pagination?.name,
      options: optionsText(api),
    },
    hasExternalIds: api.operations.some(({ externalId }) => externalId),
    resources: api.resources.map((resource) => ({
      file: resource.file,
      operations: operationsOf(resource, api).map((each) => ({
        name: each.name,
        summary: each.summary ? oneLine(each.summary) : cell(each.description),
        request: codeCell(`${each.method} ${each.path}`),
      })),
    })),
  };
}

/** The operations of a resource, as the API sorts them. */
export function operationsOf(resource: Resource, api: Api): Operation[] {
  return api.operations.filter((operation) => operation.resource === resource.file);
}

/** What shows most and needs least: a list, otherwise something that is read, each without a request if possible. */
export function exampleOf(operations: readonly Operation[]): Operation | undefined {
  const reads = operations.filter(({ method }) => method === "GET");
  return (
    reads.find((each) => each.pagination && takesNothing(each)) ??
    reads.find(takesNothing) ??
    reads[0] ??
    operations[0]
  );
}

/** Whether an operation can be called without a request. */
export function takesNothing({ parameters, body }: Operation): boolean {
  return !parameters.some(({ required }) => required) && !body?.required;
}

/** `{ apiKey: process.env.API_KEY }`, for every secret that the client takes. */
export function optionsText(api: Api): string {
  const secrets = [...secretOptions(api).keys()].map(
    (option) => `${option}: process.env.${environmentVariable(option)}`,
  );
  return secrets.length === 0 ? "" : `{ ${secrets.join(", ")} }`;
}
