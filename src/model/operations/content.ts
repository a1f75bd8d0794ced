import type { Node } from "../../read/document.js";
import type { MediaType, RequestBody, Response } from "../api.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { unnamed, type Draft } from "../draft.js";
import { normalizeSchema } from "../schema/normalize-schema.js";
import { isJson } from "./payload.js";
import { essenceOf, readingOf } from "./reading.js";
import { readEncodings, warnOfPositions } from "./encodings.js";
import { readHeaders } from "./headers.js";
import { readExamples } from "./parameters.js";
import type { SchemaContext } from "../schema/schema-context.js";
import { child, flagAt, members, part, resolve, stringAt } from "../source.js";

/** A Request Body Object, its reference followed. Its `content` may be empty: then nothing says what to send. */
export function readRequestBody(
  owner: Node,
  context: SchemaContext,
): Draft<RequestBody> | undefined {
  const node = part(context.source, owner, "requestBody");
  if (node === undefined) {
    return undefined;
  }
  return {
    required: flagAt(node, "required") === true,
    description: docOf(stringAt(node, "description")),
    key: "body",
    content: jsonFirst(readContent(node, context)),
    at: node.at,
  };
}

/**
 * The first is the client's default: where JSON is declared, that is no text that the caller would have to write, and no
 * range such as `application/*+json`, which the caller would have to name a type of.
 */
function jsonFirst(content: Draft<MediaType>[]): Draft<MediaType>[] {
  const [first] = content;
  const isFine =
    first && !first.type.includes("*") && (readingOf(first) !== "text" || !isWritten(first));
  if (isFine !== false) return content;
  const json = content.filter(({ type }) => isJson(type) && !type.includes("*"));
  return [...json, ...content.filter((each) => !json.includes(each))];
}

function isWritten({ type }: Draft<MediaType>): boolean {
  return essenceOf(type) !== "application/x-www-form-urlencoded";
}

/** A Responses Object, sorted by status; `default` is last. */
export function readResponses(owner: Node, context: SchemaContext): Draft<Response>[] {
  const responses: Draft<Response>[] = [];
  for (const [key, declared] of members(part(context.source, owner, "responses"))) {
    if (key.startsWith("x-")) {
      continue;
    }
    if (!/^([1-5][0-9][0-9]|[1-5]XX|default)$/i.test(key)) {
      context.source.problems.push({
        at: declared.at,
        id: "status-invalid",
        what: `${JSON.stringify(key)} is not a status`,
        todo: "Use three digits such as 404, a range such as 4XX, or default.",
      });
      continue;
    }
    const node = resolve(context.source, declared);
    if (node !== undefined) {
      responses.push(readResponse(key === "default" ? key : key.toUpperCase(), node, context));
    }
  }
  return responses.sort((a, b) => byCodeUnit(a.status, b.status));
}

function readResponse(status: string, node: Node, context: SchemaContext): Draft<Response> {
  const evidence = evidenceOf(node);
  return {
    status: status === "DEFAULT" ? "default" : status,
    description: docOf(stringAt(node, "description")),
    content: readContent(node, context),
    headers: readHeaders(node, context),
    ...(evidence && { evidence }),
    at: node.at,
  };
}

function readContent(owner: Node, context: SchemaContext): Draft<MediaType>[] {
  const content: Draft<MediaType>[] = [];
  for (const [type, declared] of members(part(context.source, owner, "content"))) {
    if (type.startsWith("x-")) {
      continue;
    }
    // 3.2 lets a media type be a reference.
    const node = resolve(context.source, declared);
    if (node === undefined) {
      continue;
    }
    if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;.*)?$/.test(type) || /[^\t\x20-\x7e]/.test(type)) {
      context.source.warnings.push({
        at: declared.at,
        id: "media-type-invalid",
        what: `${JSON.stringify(type)} is not a media type`,
        leftOut: [declared.at],
        todo: "It is left out; use a type and a subtype, such as application/json (RFC 9110, 8.3.1).",
      });
      continue;
    }
    content.push(readMediaType(type, node, context));
  }
  return content;
}

function readMediaType(type: string, node: Node, context: SchemaContext): Draft<MediaType> {
  const schema = child(node, "schema");
  const itemSchema = child(node, "itemSchema");
  warnOfPositions(node, context.source);
  const schemas = {
    ...(schema && { schema: normalizeSchema(schema, context) }),
    ...(itemSchema && { itemSchema: normalizeSchema(itemSchema, context) }),
  };
  if (itemSchema && !["events", "lines", "sequence"].includes(readingOf({ type, ...schemas }))) {
    context.source.warnings.push({
      at: itemSchema.at,
      id: "field-unknown",
      what: `${type} is no stream of items`,
      leftOut: [itemSchema.at],
      todo: "itemSchema is not read; say what the whole is in schema, or use application/jsonl.",
    });
  }
  return {
    type,
    ...schemas,
    typeName: unnamed,
    encoding: readEncodings(node, context),
    examples: readExamples(node, context.source),
    at: node.at,
  };
}
