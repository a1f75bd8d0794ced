import type { EncodedBody } from "./body.js";
import type { CallOptions } from "./client.js";
import type { Connection } from "./connection.js";
import { Invalid } from "./invalid.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import { addRequestHeaders } from "./request-headers.js";
import { argumentOf, urlOf } from "./request-url.js";
import type { Arguments } from "./request-url.js";

/** One call while it is carried out. */
export interface Exchange extends Limits {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedBody | undefined;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly endsAt: number;
  /** How many retries are left. */
  retriesLeft: number;
  /** How many attempts have begun. */
  attempt: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
  /** True where a function supplied the secrets: asked again, it may have others. */
  askedForSecrets: boolean;
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
  const given = request as Arguments;
  const headers = { ...connection.headers };
  addRequestHeaders(headers, operation, { request: given, given: options.headers });
  const body = encodeBody(operation, given);
  if (body?.contentType) headers["content-type"] = body.contentType;
  return {
    ...limits,
    operation,
    url: urlOf(connection.base, operation, given),
    headers,
    body,
    signal: options.signal,
    endsAt: performance.now() + limits.deadlineMs,
    retriesLeft: limits.retries,
    attempt: 0,
    sent: 0,
    askedForSecrets: false,
  };
}

function encodeBody(operation: Operation, request: Arguments): EncodedBody | undefined {
  const body = argumentOf(request, "body");
  if (body === undefined) return undefined;
  const { bodies, parts } = operation;
  if (!bodies) return operation.body?.(body, undefined, parts);
  const chosen = argumentOf(request, "contentType") ?? Object.keys(bodies)[0];
  if (typeof chosen !== "string" || !Object.hasOwn(bodies, chosen))
    throw new Invalid("contentType", "is none that the operation declares");
  return bodies[chosen]?.(body, chosen, parts);
}
