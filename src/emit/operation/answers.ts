import type { MediaType, Operation, Response } from "../../model/api.js";
import type { EventShape } from "../../model/operations/event-shape.js";
import { isMarked } from "../../model/schema/aliases.js";
import { essenceOf, readingOf, type Reading } from "../../model/operations/reading.js";
import { isPayloadOptional, isSuccess } from "../../model/operations/payload.js";
import { kindsOf } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf, schemaAt } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { runtime } from "../imports.js";
import { eventsType } from "./event-type.js";
import { spellType, type TypeContext } from "../spell-type.js";

/** One kind of success: its type, and what stands beside the payload. */
export interface SuccessShape {
  /** The media type; undefined where no body is declared. */
  contentType?: string;
  reading?: Reading;
  /** Of a stream of events: which there are. */
  events?: EventShape[];
  data: string;
  /** Members beside `data`, such as `meta: PageMeta`. */
  siblings: string[];
  /** The statuses, or ranges of them, that are answered with it. */
  statuses: string[];
}

/** The kinds of success that an operation declares, in the document's order; one kind per type of body. */
export function successShapes(operation: Operation, context: TypeContext): SuccessShape[] {
  const response = responseMembers(operation, context);
  return payloadShapes(operation, context).map((shape) => ({
    ...shape,
    siblings: [...shape.siblings, ...response],
  }));
}

function payloadShapes(operation: Operation, context: TypeContext): SuccessShape[] {
  // No answer to HEAD has a body (RFC 9110, 9.3.2).
  if (operation.method === "HEAD") {
    return [{ data: "undefined", siblings: [], statuses: [] }];
  }
  const shapes: SuccessShape[] = [];
  const responses = operation.responses.filter(isSuccess);
  for (const response of responses) {
    if (response.content.length === 0) {
      // 204 and 205 have no body (RFC 9110, 15.3.5 and 15.3.6); elsewhere a body that is not declared may still come.
      const data = /^20[45]$/.test(response.status) ? "undefined" : "unknown";
      shapes.push({ data, siblings: [], statuses: [response.status] });
    }
    shapes.push(
      ...spokenTypes(response, context).map((mediaType) => ({
        ...successShape({ mediaType, reading: readingOf(mediaType) }, operation, context),
        statuses: [response.status],
      })),
    );
  }
  // Nothing said about success: whatever comes is read by its own content type.
  return shapes.length === 0
    ? [{ data: "unknown", siblings: [], statuses: [] }]
    : mergeShapes(shapes);
}

/** The text of an object type with these members. */
export function membersType(members: readonly string[]): string {
  return `{ ${members.join("; ")} }`;
}

/** `response: ResponseInfo<…>` where headers are declared, as a member beside a payload or in a failure. */
export function responseMembers(
  { headersType }: Pick<Operation | Response, "headersType">,
  { imports }: TypeContext,
): string[] {
  return headersType === undefined
    ? []
    : [
        `response: ${imports.type(runtime, "ResponseInfo")}<${imports.type("./response-headers", headersType)}>`,
      ];
}

/**
 * The media types that the client asks for. Beside JSON, a text or file that is no string to its schema (XML or YAML of
 * the same object, Swashbuckle's `text/plain`) is another spelling of what the client gets as JSON.
 */
function spokenTypes({ content }: Response, { models }: TypeContext): MediaType[] {
  const isSpelling = (each: MediaType): boolean =>
    ["binary", "text"].includes(readingOf(each)) &&
    each.schema !== undefined &&
    kindsOf(each.schema, models).size > 0 &&
    !kindsOf(each.schema, models).has("string");
  const hasJson = content.some((each) => readingOf(each) === "json" && !each.type.includes("*"));
  return hasJson ? content.filter((each) => !isSpelling(each)) : content;
}

/** Statuses that answer alike are one kind of success. */
function mergeShapes(shapes: SuccessShape[]): SuccessShape[] {
  const merged = new Map<string, SuccessShape>();
  for (const shape of shapes) {
    // The result names a media type without its parameters.
    const key = `${essenceOf(shape.contentType ?? "")} ${shape.data}`;
    const same = merged.get(key);
    if (same === undefined) merged.set(key, shape);
    else same.statuses = [...new Set([...same.statuses, ...shape.statuses])];
  }
  return [...merged.values()];
}

function successShape(
  { mediaType, reading }: { mediaType: MediaType; reading: Reading },
  operation: Operation,
  context: TypeContext,
): Omit<SuccessShape, "statuses"> {
  const { events } = mediaType;
  const base = { contentType: mediaType.type, reading, ...(events && { events }) };
  const { envelope } = operation;
  if (envelope === undefined) {
    return { ...base, data: bodyType(mediaType, reading, context), siblings: [] };
  }
  const body = envelopeBody(operation, context.models);
  const payload = schemaAt(body.schema ?? {}, [envelope], context.models) ?? {};
  const data = spellType(
    { schema: payload, typeName: operation.dataType, direction: "read" },
    context,
  );
  const isOptional = isPayloadOptional(operation, context.models) && data !== "unknown";
  return {
    ...base,
    data: isOptional ? `${data} | undefined` : data,
    siblings: siblingMembers(body, operation, context),
  };
}

/**
 * The body that an envelope is in. Where an operation answers with several, it is one that each of them fits: their
 * members' types together, required where all require them.
 */
function envelopeBody({ responses }: Operation, models: Models): MediaType {
  const bodies = responses.filter(isSuccess).flatMap(({ content }) => content);
  const distinct = distinctSchemas(bodies.map(({ schema = {} }) => schema));
  const [first] = bodies as [MediaType];
  if (distinct.length === 1) return first;
  const members = new Map<string, Schema[]>();
  for (const schema of distinct) {
    for (const [name, property] of propertiesOf(schema, models)) {
      members.set(name, [...(members.get(name) ?? []), property]);
    }
  }
  const properties = [...members].map(([name, all]): [string, Schema] => {
    const [only, ...others] = distinctSchemas(all);
    return [name, only && others.length === 0 ? only : { anyOf: [only ?? {}, ...others] }];
  });
  const required = distinct.map((schema) => requiredOf(schema, models));
  const schema: Schema = {
    type: "object",
    properties: Object.fromEntries(properties),
    required: [...members.keys()].filter((name) => required.every((names) => names.has(name))),
  };
  return { ...first, schema };
}

/** Schemas that are written alike count once. */
function distinctSchemas(schemas: readonly Schema[]): Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

/** The type of a body that is read in this way. */
export function bodyType(mediaType: MediaType, reading: Reading, context: TypeContext): string {
  const { schema, itemSchema, typeName } = mediaType;
  switch (reading) {
    case "json":
      return schema === undefined
        ? "unknown"
        : spellType({ schema, typeName, direction: "read" }, context);
    case "text":
      return "string";
    case "binary":
      return "Blob";
    case "events":
      return eventsType(mediaType, context);
    case "lines":
    case "sequence": {
      const item = itemSchema ?? schema;
      return `AsyncIterable<${item === undefined ? "unknown" : spellType({ schema: item, typeName, direction: "read" }, context)}>`;
    }
    case "unknown":
      return "unknown";
    default:
      return reading satisfies never;
  }
}

/**
 * What stands beside the payload in the envelope: `meta: PageMeta`. The types that have no name of their own are
 * declared together, as members of the type that the body would have.
 */
function siblingMembers(
  { schema = {}, typeName }: MediaType,
  operation: Operation,
  context: TypeContext,
): string[] {
  const required = requiredOf(schema, context.models);
  const unnamed: [string, Schema][] = [];
  const members = [...propertiesOf(schema, context.models)]
    .filter(
      ([name, property]) =>
        name !== operation.envelope &&
        isSibling(name) &&
        // What is only sent does not come back (OpenAPI 3.1, 4.8.24).
        !isMarked(property, "writeOnly", context.models),
    )
    .map(([name, property]) => {
      let place = "";
      const declare = (): void => {
        unnamed.push([name, property]);
        place = `["${name}"]`;
      };
      const typed = { schema: property, typeName, direction: "read" } as const;
      const type = spellType(typed, { ...context, declare });
      return `${name}${required.has(name) ? "" : "?"}: ${type}${place}`;
    });
  if (unnamed.length > 0) {
    // All are required here: whether the body always has one is told where the type is used.
    const together: Schema = {
      type: "object",
      properties: Object.fromEntries(unnamed),
      required: unnamed.map(([name]) => name),
    };
    context.declare(typeName, together, "read");
  }
  return members;
}

/** Names that a result has anyway stay the result's own; the rest must be plain to be spread beside it. */
function isSibling(name: string): boolean {
  return (
    /^[A-Za-z_]\w*$/.test(name) &&
    !["ok", "data", "response", "error", "contentType"].includes(name) &&
    !(name in Object.prototype)
  );
}

/**
 * The failures that an operation declares: statuses from 300 on, ranges from 4XX on and `default`. A redirect is not
 * followed, and 304 is none (RFC 9110, 15.4.5): to the caller both are answers without the data.
 */
export function failures(operation: Operation): Response[] {
  return operation.responses.filter((response) => /^([45]|3\d\d|default)/.test(response.status));
}
