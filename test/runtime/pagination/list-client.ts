// What the generator prints for lists, written by hand: one list in each style.
import {
  connect,
  deepObject,
  inEnvelope,
  inPath,
  inQuery,
  pageCursor,
  pageLink,
  pageNumber,
  pageOffset,
  paginate,
} from "../../../src/runtime/index.js";
import type {
  BaseClientOptions,
  CallError,
  CallOptions,
  Client,
  HttpError,
  Operation,
  PaginationOptions,
  Paginator,
  Result,
} from "../../../src/runtime/index.js";

export interface Item {
  id: number;
}
export interface PageMeta {
  page: number;
  limit: number;
  total_pages: number;
}
export type ListError = HttpError<400 | 401 | 404 | 429 | 500, { error: string }> | CallError;

/** `page` and `limit` are strings in the reference, numbers in `meta`. */
export interface ListNumberedRequest {
  page?: string | undefined;
  limit?: string | undefined;
  external_id?: string | undefined;
  tag?: string | undefined;
}
const listNumberedOperation: Operation = {
  id: "listNumbered",
  method: "GET",
  path: "/items",
  parameters: [[inQuery, "page", "limit", "external_id", "tag"]],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 404, 429, 500],
};
export function listNumbered(
  client: Client,
  request?: ListNumberedRequest,
  options?: CallOptions,
): Promise<Result<Item[], ListError, { meta: PageMeta }>> {
  return client.call(listNumberedOperation, request, options);
}
export function listAllNumbered(
  client: Client,
  request?: ListNumberedRequest,
  options?: PaginationOptions,
): Paginator<Item, ListError, { meta: PageMeta }> {
  return paginate({
    id: "listNumbered",
    list: listNumbered,
    style: pageNumber({ page: "page", totalPages: ["meta", "total_pages"] }),
    lookup: "external_id",
    client,
    request,
    options,
  });
}

export interface ListOffsetRequest {
  offset?: number | undefined;
  limit?: number | undefined;
}
export interface OffsetList {
  items: Item[];
  total: number;
}
const listOffsetOperation: Operation = {
  id: "listOffset",
  method: "GET",
  path: "/items",
  parameters: [[inQuery, "offset", "limit"]],
  errors: [400, 401, 404, 429, 500],
};
export function listOffset(
  client: Client,
  request?: ListOffsetRequest,
  options?: CallOptions,
): Promise<Result<OffsetList, ListError>> {
  return client.call(listOffsetOperation, request, options);
}
export function listAllOffset(
  client: Client,
  request?: ListOffsetRequest,
  options?: PaginationOptions,
): Paginator<Item, ListError, unknown, OffsetList> {
  return paginate({
    id: "listOffset",
    list: listOffset,
    style: pageOffset({ offset: "offset", total: ["data", "total"] }),
    items: ["data", "items"],
    client,
    request,
    options,
  });
}

export interface ListCursorRequest {
  after?: string | undefined;
  limit?: number | undefined;
}
export interface CursorList {
  items: Item[];
  next: string | null;
  more?: boolean;
}
const listCursorOperation: Operation = {
  id: "listCursor",
  method: "GET",
  path: "/items",
  parameters: [[inQuery, "after", "limit"]],
  errors: [400, 401, 404, 429, 500],
};
export function listCursor(
  client: Client,
  request?: ListCursorRequest,
  options?: CallOptions,
): Promise<Result<CursorList, ListError>> {
  return client.call(listCursorOperation, request, options);
}
export function listAllCursor(
  client: Client,
  request?: ListCursorRequest,
  options?: PaginationOptions,
): Paginator<Item, ListError, unknown, CursorList> {
  return paginate({
    id: "listCursor",
    list: listCursor,
    style: pageCursor({ cursor: "after", next: ["data", "next"], more: ["data", "more"] }),
    items: ["data", "items"],
    client,
    request,
    options,
  });
}

export interface ListLinkedRequest {
  owner: string;
  page?: number | undefined;
  per_page?: number | undefined;
  status?: string[] | undefined;
  filter?: { name?: string } | undefined;
}
const listLinkedOperation: Operation = {
  id: "listLinked",
  method: "GET",
  path: "/owners/{owner}/items",
  parameters: [
    [inPath, "owner"],
    [inQuery, "page", "per_page", "status", { name: "filter", style: deepObject }],
  ],
  errors: [400, 401, 404, 429, 500],
};
export function listLinked(
  client: Client,
  request: ListLinkedRequest,
  options?: CallOptions,
): Promise<Result<Item[], ListError>> {
  return client.call(listLinkedOperation, request, options);
}
export function listAllLinked(
  client: Client,
  request: ListLinkedRequest,
  options?: PaginationOptions,
): Paginator<Item, ListError> {
  return paginate({
    id: "listLinked",
    list: listLinked,
    style: pageLink({ parameters: ["page", "per_page", "status", "filter"] }),
    client,
    request,
    options,
  });
}

export function createClient(options: BaseClientOptions): Client {
  return connect(options, {
    baseUrl: "https://api.example/v1",
  });
}
