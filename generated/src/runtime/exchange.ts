import { baseUrlOf } from "./base-url.js";
import type { EncodedBody } from "./body.js";
import type { CallOptions } from "./client.js";
import type { Connection } from "./connection.js";
import { addHeaders } from "./headers.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import type { HttpRequest } from "./middleware.js";
import type { Operation } from "./operation.js";
import type { Arguments } from "./parameters.js";
import { fillPath } from "./path-segment.js";

/** What the caller gave for one call. */
export type Given = readonly [request?: object, options?: CallOptions];

/** One call while it is carried out. */
export interface Exchange {
  readonly operation: Operation;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly endsAt: number;
  /** Without its secrets and its body. */
  readonly request: HttpRequest;
  readonly body: EncodedBody | undefined;
  /** How many attempts have begun. */
  attempt: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
}

/** Builds the request of a call. Throws `Invalid` on arguments that cannot be sent. */
export function prepare(
  connection: Connection,
  operation: Operation,
  [given, options = {}]: Given,
): Exchange {
  const { method, path, decode, parameters = [] } = operation;
  const limits = limitsOf(options, connection.limits);
  const request: Arguments = { __proto__: null, ...given };
  const headers = { ...connection.headers, ...decode?.headers };
  addHeaders(headers, options.headers);
  // Joined as text: `new URL(path, base)` would drop the base's path, and let `//` at the path's start choose the host.
  const draft = { method, url: baseOf(connection, operation) + path, headers };
  for (const [add, ...names] of parameters) add(draft, request, names);
  draft.url = fillPath(draft.url, request);
  const content = request["body"];
  const body = content === undefined ? undefined : operation.body?.(content, operation, request);
  if (body) headers["content-type"] = body.contentType;
  return {
    operation,
    limits,
    signal: options.signal,
    endsAt: performance.now() + limits.deadlineMs,
    request: draft,
    body,
    attempt: 0,
    sent: 0,
  };
}

/** Where the operation is. Its own server may be relative to the client's (OpenAPI 3.1, section 4.8.5). */
function baseOf({ base, options }: Connection, { server }: Operation): string {
  if (!server || options.baseUrl) return base;
  return baseUrlOf(new URL(server, base).href, options);
}
