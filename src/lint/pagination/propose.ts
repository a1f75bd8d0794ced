import type { Operation } from "../../model/api.js";
import { isSuccess, payloadSchema, successSchema } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { JsonType, Schema } from "../../model/schema/schema.js";
import type { Subject } from "../subject.js";

/** An `x-pagination`, by its words. */
export type Declaration = Record<string, number | string>;

const names = {
  page: ["page", "page_number", "pageNumber"],
  limit: ["limit", "per_page", "perPage", "page_size", "pageSize", "size"],
  offset: ["offset", "skip"],
  cursor: [
    ...["cursor", "after", "page_token", "pageToken", "next_token", "nextToken", "next_cursor"],
    ...["continuation_token", "continuationToken"],
  ],
  pages: ["total_pages", "totalPages", "page_count", "pageCount", "last_page", "lastPage"],
  total: ["total", "total_count", "totalCount", "total_items", "totalItems", "total_results"],
  next: [
    ...["next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken"],
    ...["end_cursor", "endCursor", "continuation_token", "continuationToken", "after"],
    ...["next_page", "nextPage"],
  ],
  lastId: ["last_id", "lastId"],
  more: ["has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage"],
} as const;

/**
 * The `x-pagination` that an operation's parameters and answer add up to; undefined where they leave a doubt. A `Link`
 * header goes first, since the server itself says where to go on, then a cursor for the same reason.
 */
export function proposePagination(operation: Operation, subject: Subject): Declaration | undefined {
  const { models } = subject;
  const body = successSchema(operation);
  const items = itemsPath(operation, models);
  if (operation.method !== "GET" || body === undefined || items === undefined) return undefined;
  const shape: Shape = { operation, body, models };
  const declared =
    (linksToNext(operation, subject) ? { style: "link" } : undefined) ??
    cursorIn(shape) ??
    pageIn(shape) ??
    offsetIn(shape);
  return declared && { ...declared, ...(items !== "" && { items }) };
}

interface Shape {
  operation: Operation;
  body: Schema;
  models: Models;
}

/** A `Link` header that is said to lead to the next page (RFC 8288; the relation is registered by HTML). */
function linksToNext(operation: Operation, { nodes }: Subject): boolean {
  const headers = operation.responses.filter(isSuccess).flatMap(({ headers }) => headers);
  const link = headers.find(({ name }) => name.toLowerCase() === "link");
  const hasQuery = operation.parameters.some((parameter) => parameter.in === "query");
  return (
    hasQuery && link !== undefined && /\bnext\b/.test(JSON.stringify(nodes.get(link.at)?.value))
  );
}

/** A cursor that the answer hands back; or the last item's id, with a word on whether there is more. */
function cursorIn(shape: Shape): Declaration | undefined {
  const page = parameterOf(shape, names.page);
  // A page that is no number is a cursor.
  const cursor =
    parameterOf(shape, names.cursor) ?? (page && isNumber(page, shape) ? undefined : page);
  if (cursor === undefined) return undefined;
  const more = propertyOf(shape, names.more, "boolean");
  const next =
    propertyOf(shape, names.next, "string") ??
    (more === undefined ? undefined : propertyOf(shape, names.lastId, "string"));
  const limit = parameterOf(shape, names.limit);
  if (next === undefined) return undefined;
  return { style: "cursor", cursor, ...(limit && { limit }), next, ...(more && { more }) };
}

function pageIn(shape: Shape): Declaration | undefined {
  const page = parameterOf(shape, names.page);
  const limit = parameterOf(shape, names.limit);
  const totalPages = propertyOf(shape, names.pages, "integer");
  const isPlain =
    totalPages !== undefined ||
    (limit !== undefined && page !== undefined && isNumber(page, shape));
  if (page === undefined || !isPlain) return undefined;
  const schema = shape.operation.parameters.find(({ name }) => name === page)?.schema;
  return {
    style: "page",
    page,
    ...(limit && { limit }),
    ...(totalPages && { totalPages }),
    ...(schema?.default === 0 && { first: 0 }),
  };
}

function offsetIn(shape: Shape): Declaration | undefined {
  const offset = parameterOf(shape, names.offset);
  const limit = parameterOf(shape, names.limit);
  if (offset === undefined || limit === undefined) return undefined;
  const total = propertyOf(shape, names.total, "integer");
  return { style: "offset", offset, limit, ...(total && { total }) };
}

function isNumber(name: string, { operation, models }: Shape): boolean {
  const schema = operation.parameters.find((parameter) => parameter.name === name)?.schema;
  return (
    schema !== undefined &&
    (allowsType(schema, "integer", models) || allowsType(schema, "number", models))
  );
}

function parameterOf({ operation }: Shape, candidates: readonly string[]): string | undefined {
  return operation.parameters.find(
    (parameter) => parameter.in === "query" && candidates.includes(parameter.name),
  )?.name;
}

/** The path of a property in the body, or in an object directly in it. */
function propertyOf(
  { body, models }: Shape,
  candidates: readonly string[],
  type: JsonType,
): string | undefined {
  const fits = (name: string, schema: Schema): boolean =>
    candidates.includes(name) &&
    (allowsType(schema, type, models) ||
      (type === "integer" && allowsType(schema, "number", models)));
  const outer = propertiesOf(body, models);
  for (const [name, schema] of outer) if (fits(name, schema)) return name;
  for (const [name, schema] of outer) {
    for (const [inner, part] of propertiesOf(schema, models)) {
      if (fits(inner, part)) return `${name}.${inner}`;
    }
  }
  return undefined;
}

/** Where the items are, from the payload: empty where it is a list, the one property that is; undefined in doubt. */
function itemsPath(operation: Operation, models: Models): string | undefined {
  const payload = payloadSchema(operation, models);
  if (payload === undefined) return undefined;
  if (allowsType(payload, "array", models)) return "";
  const lists = [...propertiesOf(payload, models)].filter(([, schema]) =>
    allowsType(schema, "array", models),
  );
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
