import type { RateLimitHeaders } from "./response-info.js";

/** A request as middleware sees it: plain data, without the secret, which is added after the last middleware. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Header names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
}

/** What `fetch` takes as a body. */
export type RequestBody = NonNullable<RequestInit["body"]>;

/** What middleware is told about the attempt it wraps. */
export interface MiddlewareContext<Id extends string = string> {
  /** The operation's id. */
  readonly operation: Id;
  /** 1 for the first attempt of a call, 2 for its first repetition. */
  readonly attempt: number;
  /** What the operation's function was given as its request. It may name a person: do not log it. */
  readonly given: object | undefined;
  /** Aborted when the attempt ends early: by the caller's signal, a time-out or the deadline. */
  readonly signal: AbortSignal;
  /** The names of the rate-limit headers that the document declares. */
  readonly rateLimitHeaders: RateLimitHeaders | undefined;
  /**
   * Waits, in milliseconds. The wait counts against the call's `deadlineMs` and not against `timeoutMs`; where it
   * does not fit, the call ends at once with a `timeout`.
   */
  wait(ms: number): Promise<void>;
}

/** Sends the request on: to the next middleware, at last to `fetch`. */
export type Next = (request: HttpRequest) => Promise<Response>;

/**
 * Wraps every attempt, as the layers of an onion: the first in the list is the outermost. What it throws becomes
 * the call's `hook` failure.
 */
export type Middleware<Id extends string = string> = (
  request: HttpRequest,
  context: MiddlewareContext<Id>,
  next: Next,
) => Promise<Response>;
