import { baseUrlOf } from "./base-url.js";
import type { BaseClientOptions, CallOptions } from "./client.js";
import type { ApiDescription } from "./description.js";
import { addHeaders } from "./headers.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import type { Arguments, Draft } from "./parameters.js";

/** One call while it is carried out. */
export interface Exchange {
  readonly operation: Operation;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`; 0 until the first attempt is due. */
  endsAt: number;
  /** Without its secrets. */
  readonly request: Draft & { readonly method: string };
  /** How many attempts have begun. */
  attempt: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
  /** True where an attempt may have been carried out. */
  isApplied?: boolean;
}

/** Builds the request of a call. Throws `Invalid` on arguments that cannot be sent. */
export type Prepare = (
  operation: Operation,
  given: object | undefined,
  options: CallOptions | undefined,
) => Exchange;

/** Checks the client's options. Throws `Invalid` on those that cannot work. */
export function preparing(options: BaseClientOptions, description: ApiDescription): Prepare {
  const base = baseUrlOf(options.baseUrl ?? description.baseUrl, options);
  const usual = addHeaders({}, options.headers);
  const limits = limitsOf(options, { timeoutMs: 30_000, deadlineMs: 120_000, retries: 2 });
  return (operation, given, own) => {
    const { method, path, server, accept = "application/json", body, parameters = [] } = operation;
    const request: Arguments = { __proto__: null, ...given };
    // Joined as text: `new URL(path, base)` would drop the base's path, and let `//` at the path's start choose the host.
    const url = (server ? server[0](server, base, options) : base) + path;
    const headers = addHeaders({ accept, ...usual }, own?.headers);
    const draft = { method, url, headers };
    for (const [add, ...names] of parameters) add(draft, request, names);
    body?.[0](draft, request, operation);
    return {
      operation,
      limits: own ? limitsOf(own, limits) : limits,
      signal: own?.signal,
      endsAt: 0,
      request: draft,
      attempt: 0,
      sent: 0,
    };
  };
}
