import { isMarked, plainSchema, referredModel } from "../../model/schema/aliases.js";
import type { Api, Operation, ParameterPlace, Response } from "../../model/api.js";
import { readingOf } from "../../model/operations/reading.js";
import { isSuccess } from "../../model/operations/payload.js";
import { propertiesOf, requiredOf, schemaAt } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import { bodyType } from "../operation/answers.js";
import { bodyEncoderOf, sentSchema } from "../operation/request-type.js";
import type { Direction } from "../output.js";
import type { TypeContext } from "../spell-type.js";
import { shownType } from "./shown-type.js";

/*
 * What pages say of the parts of an API, as plain texts: names and types as code has them, descriptions as the document
 * has them, in Markdown. Whoever shows them escapes them for what it writes.
 */

export interface DescribedField {
  name: string;
  type: string;
  /** Of a string: which ones it takes, such as `date-time`. */
  format?: string;
  required: boolean;
  description: string;
}

export interface DescribedParameter extends DescribedField {
  place: ParameterPlace;
}

/** One of the bodies that a request may have. */
export interface DescribedBody {
  /** Its media type. */
  as: string;
  type: string;
  isOptional: boolean;
  fields: DescribedField[];
}

export interface DescribedAnswer {
  status: string;
  description: string;
  /** The types of its data or of its body, one for each that differs. */
  types: string[];
}

export function parametersOf(operation: Operation, types: TypeContext): DescribedParameter[] {
  return operation.parameters.map(({ key, in: place, schema, required, description }) => ({
    ...{ name: key, place, required, description },
    ...typeOf(schema, "write", types),
  }));
}

/** Each body that a request may have: how it is sent, what it is, and its fields. */
export function bodiesOf({ body }: Operation, types: TypeContext): DescribedBody[] {
  const { content = [], required = false } = body ?? {};
  return content.map((mediaType) => {
    const encoder = bodyEncoderOf(mediaType, content, types.models);
    const isFields = encoder !== "bytes" && encoder !== "text";
    const { schema = {}, type } = mediaType;
    const sent = sentSchema(schema, encoder, types.models);
    const shown = encoder === "text" ? "string" : isFields ? shownType(sent, "write", types) : "";
    return {
      as: type,
      type: shown === "" ? "Blob | Uint8Array | ReadableStream<Uint8Array>" : shown,
      isOptional: !required,
      fields: isFields ? fieldsOf(sent, "write", types) : [],
    };
  });
}

/** The members of an object that is sent, or answered. */
export function fieldsOf(
  schema: Schema,
  direction: Direction,
  types: TypeContext,
): DescribedField[] {
  const required = requiredOf(schema, types.models);
  const hidden = direction === "write" ? "readOnly" : "writeOnly";
  return [...propertiesOf(schema, types.models)]
    .filter(([, property]) => !isMarked(property, hidden, types.models))
    .map(([name, property]) => ({
      name,
      ...typeOf(property, direction, types),
      required: required.has(name),
      description: property.description ?? modelDescription(property, types),
    }));
}

export function answersOf(operation: Operation, types: TypeContext): DescribedAnswer[] {
  return operation.responses.map((response) => ({
    status: response.status,
    description: response.description,
    types: contentOf(operation, response, types),
  }));
}

/** The page of the API's documentation that tells of an operation: its name, and its URL where a path or a URL says it. */
export function evidencePage(
  { evidence }: Operation,
  { docsUrl = "" }: Api,
): { page: string; url?: string } | undefined {
  const page = evidence?.page;
  if (page === undefined) return undefined;
  const url = /^https?:\/\//.test(page) ? page : `${docsUrl.replace(/\/+$/, "")}/${page}`;
  return /^https?:\/\/[\w\-./?#&=%~:@+,]+$/.test(url) ? { page, url } : { page };
}

/** Every scope that one of its requirements names. */
export function scopesOf({ security }: Operation): string[] {
  return [...new Set(security.flat().flatMap((required) => required.scopes))];
}

/** The functions that are made of a create and others. */
export function externalIdFunctions({ externalId }: Operation): string[] {
  if (externalId === undefined) return [];
  const { find, ensure, ensureAll, reconcile } = externalId.names;
  return [find, ensure, ensureAll, ...(externalId.update === undefined ? [] : [reconcile])];
}

/** A type, and which strings it takes. */
function typeOf(
  schema: Schema,
  direction: Direction,
  types: TypeContext,
): Pick<DescribedField, "format" | "type"> {
  const type = shownType(schema, direction, types);
  const { format } = plainSchema(schema, types.models);
  return type === "string" && format !== undefined ? { type, format } : { type };
}

function modelDescription(schema: Schema, { models }: TypeContext): string {
  return models.get(referredModel(schema) ?? "")?.description ?? "";
}

/** What an answer carries: of a success the data, of a failure the body. */
function contentOf(
  { envelope, method }: Operation,
  response: Response,
  types: TypeContext,
): string[] {
  if (method === "HEAD") return [];
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
  return [...new Set(texts)];
}
