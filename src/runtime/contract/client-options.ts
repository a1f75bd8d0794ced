import type { Fetch, FetchOptions } from "./fetch.js";
import type { Middleware } from "./middleware.js";

/** Options of one call; they win over the client's. */
export interface CallOptions {
  /** Ends the call early, in every phase of it. However many calls share one, it has one listener of theirs. */
  signal?: AbortSignal | undefined;
  /** Limit of one attempt, its body included, in milliseconds. */
  timeoutMs?: number | undefined;
  /** Limit of the whole call: attempts, waits and reading, in milliseconds. */
  deadlineMs?: number | undefined;
  /** How often a failed request may be repeated where that is safe. */
  retries?: number | undefined;
  /**
   * The largest body that is read as a whole, in bytes, decompressed; of a stream, the largest event, line or record.
   * Default 100 MiB, and 1 MiB for the body of a failure. A larger one is a `decode` failure.
   */
  maxBodyBytes?: number | undefined;
  /** Headers beside the operation's own. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether a write may be carried out twice, so that it is repeated as a read is. Default: true for PUT and DELETE,
   * and for an operation with an idempotency key.
   */
  repeatable?: boolean | undefined;
  /**
   * What `fetch` is given beside the request, such as `cache`, `credentials` or `dispatcher`. What the client sets itself
   * wins.
   */
  fetchOptions?: FetchOptions | undefined;
}

/** Options of one call whose answer may be of several media types. */
export interface AcceptOptions<Accept extends string = string> extends CallOptions {
  /**
   * The one media type that is asked for; the data is typed by it, and an answer of another type is a failure (`decode`).
   * Default: all that the document declares, JSON preferred.
   */
  accept?: Accept | undefined;
}

/** Options that every client takes, whatever its document. `Id` is the union of its operation ids. */
export interface BaseClientOptions<Id extends string = string> {
  /**
   * Where the API is. Default: the document's first server. It must be https, or loopback, or relative in a browser;
   * anything else needs `allowInsecure`.
   */
  baseUrl?: string | undefined;
  /** Allows plain http beyond this machine. Default false. */
  allowInsecure?: boolean | undefined;
  /** Sends the requests. Default: the platform's `fetch`, looked up at every call. */
  fetch?: Fetch | undefined;
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Wraps every attempt, the first outermost. */
  middleware?: readonly Middleware<Id>[] | undefined;
  /**
   * Limit of one attempt, its body included, in milliseconds. Default 30,000. Node's own `fetch` waits no longer than
   * 300,000 for headers and between two pieces of a body; a longer limit needs the `fetch` of the package undici, told to
   * wait: `fetch: (url, init) => fetch(url, { ...init, dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0 }) })`.
   */
  timeoutMs?: number | undefined;
  /** Limit of a whole call: attempts, waits and reading, in milliseconds. Default 120,000. */
  deadlineMs?: number | undefined;
  /** How often a failed request may be repeated where that is safe. Default 2. */
  retries?: number | undefined;
  /**
   * The largest body that is read as a whole, in bytes, decompressed; of a stream, the largest event, line or record.
   * Default 100 MiB, and 1 MiB for the body of a failure. A larger one is a `decode` failure.
   */
  maxBodyBytes?: number | undefined;
}
