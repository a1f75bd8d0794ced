import type { AcceptOptions, BaseClientOptions, CallOptions } from "../contract/client-options.js";
import type { ApiDescription } from "../contract/description.js";
import type { Exchange, Operation } from "../contract/operation.js";
import type { Arguments } from "../contract/parameters.js";
import { addHeaders } from "../parameters/headers.js";
import { baseUrlOf } from "./base-url.js";
import { limitsOf } from "./limits.js";

/** Builds the request of a call. Throws `Invalid` on arguments that cannot be sent. */
export type Prepare = (
  operation: Operation,
  given: object | undefined,
  options: CallOptions | undefined,
) => Exchange;

/** Checks the client's options. Throws `Invalid` on those that cannot work. */
export function createPreparer(options: BaseClientOptions, description: ApiDescription): Prepare {
  const base = baseUrlOf(options.baseUrl ?? description.baseUrl, options);
  const usual = addHeaders({}, options.headers);
  const limits = limitsOf(options, {
    timeoutMs: 30_000,
    deadlineMs: 120_000,
    retries: 2,
    maxBodyBytes: undefined,
  });
  return (operation, given, own) => {
    const { method, path, server, accept = "application/json", body, parameters = [] } = operation;
    const request: Arguments = { __proto__: null, ...given };
    // Joined as text: `new URL(path, base)` would drop the base's path, and let `//` at the path's start choose the host.
    const url = (server ? server[0](server, base, options) : base) + path;
    const asked = (own as AcceptOptions | undefined)?.accept;
    const headers = addHeaders({ accept, ...usual, ...(asked && { accept: asked }) }, own?.headers);
    const draft = { method, url, headers };
    for (const [add, ...names] of parameters) add(draft, request, names);
    body?.[0](draft, request, operation);
    return {
      operation,
      options: own,
      limits: own ? limitsOf(own, limits) : limits,
      given,
      signal: own?.signal,
      endsAt: 0,
      request: draft,
      attempt: 0,
      sent: 0,
      secrets: new Map(),
    };
  };
}
