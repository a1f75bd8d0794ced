import { isMarked, plainSchema, referredModel } from "../../model/schema/aliases.js";
import type { Api, Operation, Resource, Response } from "../../model/api.js";
import { readingOf } from "../../model/operations/reading.js";
import { isSuccess } from "../../model/operations/payload.js";
import { propertiesOf, requiredOf, schemaAt } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import { bodyType } from "../operation/answers.js";
import { codeCell, codeSpan } from "../../text/code-span.js";
import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import { cell, oneLine } from "./one-line.js";
import { operationsOf } from "./readme.js";
import { bodyEncoderOf, sentSchema } from "../operation/request-type.js";
import { shownType } from "./shown-type.js";
import type { TypeContext } from "../spell-type.js";

/** The page of a resource: what each of its operations takes and answers. */
export function resourceView(resource: Resource, api: Api, types: TypeContext): object {
  return {
    title: oneLine(resource.tag),
    description: cleanMarkdown(resource.description),
    operations: operationsOf(resource, api).map((operation) => ({
      ...callOf(operation, api),
      parameters: operation.parameters.map(({ schema, ...parameter }) => ({
        key: codeCell(parameter.key),
        place: parameter.in,
        type: typeCell(schema, types),
        required: parameter.required,
        description: cell(parameter.description),
      })),
      bodies: bodiesOf(operation, types),
      answers: operation.responses.map((response) => ({
        status: response.status,
        description: cell(response.description),
        content: contentOf(operation, response, types),
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
    scopes: [...new Set(operation.security.flat().flatMap((required) => required.scopes))]
      .map(codeSpan)
      .join(", "),
    page: pageLink(operation, api),
    all: operation.pagination?.name,
    stream: operation.streamName,
    byExternalId: byExternalId(operation),
    deprecated: operation.deprecated,
  };
}

/** The page of the API's documentation that tells of an operation, below that documentation where a path says it. */
function pageLink({ evidence }: Operation, { docsUrl = "" }: Api): string | undefined {
  const page = evidence?.page;
  if (page === undefined) return undefined;
  const url = /^https?:\/\//.test(page) ? page : `${docsUrl.replace(/\/+$/, "")}/${page}`;
  return /^https?:\/\/[\w\-./?#&=%~:@+,]+$/.test(url)
    ? `[${oneLine(page)}](${url})`
    : oneLine(page);
}

/** The functions that are made of a create and others. */
function byExternalId({ externalId }: Operation): string | undefined {
  if (externalId === undefined) {
    return undefined;
  }
  const { find, ensure, reconcile } = externalId.names;
  const names = [find, ensure, ...(externalId.update === undefined ? [] : [reconcile])];
  return names.map(codeSpan).join(", ");
}

/** Each body that a request may have: how it is sent, what it is, and its fields. */
function bodiesOf({ body }: Operation, types: TypeContext): object[] {
  const { content = [], required = false } = body ?? {};
  return content.map((mediaType) => {
    const encoder = bodyEncoderOf(mediaType, content, types.models);
    const isFields = encoder !== "bytes" && encoder !== "text";
    const { schema = {}, type } = mediaType;
    const sent = sentSchema(schema, encoder, types.models);
    const shown = encoder === "text" ? "string" : isFields ? shownType(sent, "write", types) : "";
    return {
      as: codeSpan(type),
      type: codeSpan(shown === "" ? "Blob | Uint8Array | ReadableStream<Uint8Array>" : shown),
      isOptional: !required,
      fields: isFields ? fieldsOf(sent, types) : [],
    };
  });
}

function fieldsOf(schema: Schema, types: TypeContext): object[] {
  const required = requiredOf(schema, types.models);
  return [...propertiesOf(schema, types.models)]
    .filter(([, property]) => !isMarked(property, "readOnly", types.models))
    .map(([name, property]) => ({
      name: codeCell(name),
      type: typeCell(property, types),
      required: required.has(name),
      description: cell(property.description ?? modelDescription(property, types)),
    }));
}

/** A type that is sent, and which strings it takes. */
function typeCell(schema: Schema, types: TypeContext): string {
  const shown = shownType(schema, "write", types);
  const { format } = plainSchema(schema, types.models);
  return shown === "string" && format !== undefined
    ? `${codeCell(shown)} (${oneLine(format)})`
    : codeCell(shown);
}

function modelDescription(schema: Schema, { models }: TypeContext): string {
  return models.get(referredModel(schema) ?? "")?.description ?? "";
}

/** What an answer carries: of a success the data, of a failure the body. */
function contentOf(
  { envelope, method }: Operation,
  response: Response,
  types: TypeContext,
): string {
  if (method === "HEAD") return "";
  const texts = response.content.map((mediaType) => {
    const { schema = {}, itemSchema } = mediaType;
    const reading = readingOf(mediaType);
    if (reading === "lines" || reading === "sequence")
      return `AsyncIterable<${shownType(itemSchema ?? schema, "read", types)}>`;
    if (reading !== "json") return bodyType(mediaType, reading, types);
    const payload =
      envelope !== undefined && isSuccess(response)
        ? schemaAt(schema, [envelope], types.models)
        : schema;
    return shownType(payload ?? {}, "read", types);
  });
  return [...new Set(texts)].map(codeCell).join(" or ");
}
