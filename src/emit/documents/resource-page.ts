import type { Api, Operation, Resource } from "../../model/api.js";
import { codeCell, codeSpan } from "../../text/code-span.js";
import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import type { TypeContext } from "../spell-type.js";
import {
  answersOf,
  bodiesOf,
  evidencePage,
  externalIdFunctions,
  parametersOf,
  scopesOf,
  type DescribedField,
} from "./described.js";
import { cell, oneLine } from "./one-line.js";
import { operationsOf } from "./readme.js";

/** The page of a resource: what each of its operations takes and answers. */
export function resourceView(resource: Resource, api: Api, types: TypeContext): object {
  return {
    title: oneLine(resource.tag),
    description: cleanMarkdown(resource.description),
    operations: operationsOf(resource, api).map((operation) => ({
      ...callOf(operation, api),
      parameters: parametersOf(operation, types).map((parameter) => ({
        ...rowOf(parameter),
        place: parameter.place,
      })),
      bodies: bodiesOf(operation, types).map(({ as, type, isOptional, fields }) => ({
        as: codeSpan(as),
        type: codeSpan(type),
        isOptional,
        fields: fields.map(rowOf),
      })),
      answers: answersOf(operation, types).map(({ status, description, types: shown }) => ({
        status,
        description: cell(description),
        content: shown.map(codeCell).join(" or "),
      })),
    })),
  };
}

/** What an operation is called, and what is called after it. */
function callOf(operation: Operation, api: Api): object {
  return {
    name: operation.name,
    summary: oneLine(operation.summary),
    description: cleanMarkdown(operation.description),
    request: codeSpan(`${operation.method} ${operation.path}`),
    types: [
      ...(operation.parameters.length > 0 || operation.body ? [operation.requestType] : []),
      operation.dataType,
      operation.errorType,
    ]
      .map(codeSpan)
      .join(", "),
    scopes: scopesOf(operation).map(codeSpan).join(", "),
    page: pageLink(operation, api),
    all: operation.pagination?.name,
    stream: operation.streamName,
    byExternalId: externalIdFunctions(operation).map(codeSpan).join(", "),
    deprecated: operation.deprecated,
  };
}

function pageLink(operation: Operation, api: Api): string | undefined {
  const found = evidencePage(operation, api);
  if (found === undefined) return undefined;
  const { page, url } = found;
  return url === undefined ? oneLine(page) : `[${oneLine(page)}](${url})`;
}

/** A row of a table of parameters or fields. */
function rowOf({ name, type, format, required, description }: DescribedField): object {
  return {
    name: codeCell(name),
    type: format === undefined ? codeCell(type) : `${codeCell(type)} (${oneLine(format)})`,
    required,
    description: cell(description),
  };
}
