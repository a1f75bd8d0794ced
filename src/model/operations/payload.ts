import type { MediaType, Operation, Response } from "../api.js";
import type { Draft } from "../draft.js";
import { allowsType } from "../schema/kinds.js";
import { requiredOf, schemaAt } from "../schema/properties.js";
import type { Models } from "../schema/references.js";
import type { Schema } from "../schema/schema.js";

/** True for statuses and ranges of success: any 2xx. */
export function isSuccess(response: Draft<Response>): boolean {
  return response.status.startsWith("2");
}

/** True for JSON and whatever is written in it (RFC 6839, 3.1). */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}

/** The schema of the first JSON body that the operation answers with on success. */
export function successSchema(operation: Draft<Operation>): Schema | undefined {
  const contents = operation.responses.filter(isSuccess).flatMap((response) => response.content);
  return contents.find((content: Draft<MediaType>) => isJson(content.type) && content.schema)
    ?.schema;
}

/** The schema of the payload: what is inside the envelope, where there is one. */
export function payloadSchema(operation: Draft<Operation>, models: Models): Schema | undefined {
  const schema = successSchema(operation);
  return schema && operation.envelope ? schemaAt(schema, [operation.envelope], models) : schema;
}

/** True where an envelope may come without what it is for: one of its bodies does not require that. */
export function isPayloadOptional(operation: Draft<Operation>, models: Models): boolean {
  const { envelope, method, responses } = operation;
  const bodies = responses.filter(isSuccess).flatMap(({ content }) => content);
  return (
    envelope !== undefined &&
    method !== "HEAD" &&
    !bodies.every(({ schema = {} }) => requiredOf(schema, models).has(envelope))
  );
}

/** True for a form that is a string: whoever gives it has encoded it. */
export function isWrittenForm(schema: Schema | undefined, models: Models): boolean {
  return (
    schema !== undefined &&
    allowsType(schema, "string", models) &&
    !allowsType(schema, "object", models)
  );
}
