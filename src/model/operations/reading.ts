import { annotations } from "../schema/keywords.js";
import type { MediaType, Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { isJson, isSuccess } from "./payload.js";
import type { Schema } from "../schema/schema.js";
import { isBinary } from "../schema/types-of.js";

/** How a body is read, as far as its media type tells. */
export type Reading = "binary" | "events" | "json" | "lines" | "sequence" | "text" | "unknown";

/** A media type without its parameters, in lower case: it has no case (RFC 9110, 8.3.1). */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/**
 * One JSON value a line: `application/jsonl`, which OpenAPI names, and the other spellings that servers answer with.
 */
const linesType =
  /[/+](x-)?(jsonl|jsonlines|json-lines|json-stream|ndjson|nd-json|newline-delimited-json)$/;

/** Spring's older name for JSON lines, which others give a single value: its schema decides. */
export const mayBeLines: RegExp = /[/+.]stream\+json$/;

/** How a body of this media type is read (OpenAPI 3.2, 4.14 for the streams). */
export function readingOf({
  type,
  schema,
  itemSchema,
}: Pick<Draft<MediaType>, "itemSchema" | "schema" | "type">): Reading {
  const name = essenceOf(type);
  if (name === "text/event-stream") {
    return "events";
  }
  if (/[/+]json-seq$/.test(name)) {
    return "sequence";
  }
  if (linesType.test(name) || (mayBeLines.test(name) && itemSchema !== undefined)) {
    return "lines";
  }
  if (isJson(name)) {
    return "json";
  }
  if (name.startsWith("text/") && schema?.format === "binary") {
    return "binary";
  }
  if (
    name.startsWith("text/") ||
    /[/+](xml|yaml|x-yaml|javascript)$/.test(name) ||
    name === "application/x-www-form-urlencoded"
  ) {
    return "text";
  }
  if (name.endsWith("/*")) {
    if (schema === undefined || saysNothing(schema)) {
      return "unknown";
    }
    if (isBinary(schema)) {
      return "binary";
    }
    // Frameworks that leave the content type to the request write so for JSON.
    return /^(\*|application)\//.test(name) ? "json" : "unknown";
  }
  return "binary";
}

/** True for a schema that any value fits. */
function saysNothing(schema: Schema): boolean {
  return Object.keys(schema).every((key) => annotations.has(key));
}

/** True where every body that the operation answers with on success is bytes: a file that may be of any size. */
export function answersBytes({ method, responses }: Draft<Operation>): boolean {
  const content = responses.filter(isSuccess).flatMap((response) => response.content);
  const isRead = method !== "HEAD" && content.length > 0;
  return isRead && content.every((mediaType) => readingOf(mediaType) === "binary");
}
