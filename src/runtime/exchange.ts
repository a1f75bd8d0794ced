import { baseUrlOf } from "./base-url.js";
import type { EncodedBody } from "./body.js";
import type { CallOptions } from "./client.js";
import type { Connection } from "./connection.js";
import { Invalid } from "./invalid.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import { addRequestHeaders } from "./request-headers.js";
import { argumentOf, targetOf } from "./request-url.js";
import type { Arguments } from "./request-url.js";

/** One call while it is carried out. */
export interface Exchange {
  readonly limits: Limits;
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedBody | undefined;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly endsAt: number;
  /** How many attempts have begun. */
  attempt: number;
  /** How many of them were repetitions; what follows a renewed key is none. */
  repeated: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
}

/** Builds the request of a call. Throws `Invalid` on arguments that cannot be sent. */
export function prepare(
  connection: Connection,
  operation: Operation,
  {
    request = {},
    options = {},
  }: { request?: object | undefined; options?: CallOptions | undefined },
): Exchange {
  const limits = limitsOf(options, connection.limits);
  const headers = { ...connection.headers };
  addRequestHeaders(headers, operation, { request: request as Arguments, given: options.headers });
  const body = encodeBody(operation, request as Arguments);
  if (body?.contentType) headers["content-type"] = body.contentType;
  return {
    limits,
    operation,
    url: baseOf(connection, operation) + targetOf(operation, request as Arguments),
    headers,
    body,
    signal: options.signal,
    endsAt: performance.now() + limits.deadlineMs,
    attempt: 0,
    repeated: 0,
    sent: 0,
  };
}

/** Where the operation is. Its own server may be relative to the client's (OpenAPI 3.1, section 4.8.5). */
function baseOf({ base, options }: Connection, { server }: Operation): string {
  if (!server || options.baseUrl) return base;
  return baseUrlOf(new URL(server, base).href, options);
}

function encodeBody(operation: Operation, request: Arguments): EncodedBody | undefined {
  const body = argumentOf(request, "body");
  if (body === undefined) return undefined;
  const { bodies = {}, parts } = operation;
  const chosen = argumentOf(request, "contentType") ?? Object.keys(bodies)[0];
  if (chosen === undefined) return operation.body?.(body, chosen, parts);
  if (!Object.hasOwn(bodies, `${chosen}`)) throw new Invalid("contentType", "is not declared");
  return bodies[`${chosen}`]?.(body, `${chosen}`, parts);
}
