/**
 * What a response said about itself: plain data, without its body. `headers` is not enumerable, so that neither a log nor
 * JSON shows it: a server may repeat a key there, or name a patient.
 * `Declared` are the headers that the document declares, such as `{ location?: string }`.
 */
export interface ResponseInfo<Declared = unknown> {
  status: number;
  /**
   * Names are lower case. Values are text, as HTTP sends them (RFC 9110, section 5.5) and `fetch` gives them, whatever
   * schema the document has for them: `Number(…)` or `new Date(…)` reads one. A page in a browser sees of another
   * origin's headers those that its `Access-Control-Expose-Headers` lists. `set-cookie`, of which there may be several,
   * is a list.
   */
  headers: Record<string, string> & { "set-cookie"?: string[] } & Declared;
  /** The rate limit as the response's headers tell it, where they do. */
  rateLimit?: RateLimit;
  /** How many requests this call sent, the successful one included. */
  attempts: number;
}

/** The rate limit of a response. */
export interface RateLimit {
  limit?: number;
  remaining?: number;
  resetAt?: Date;
}

/** The names of an API's rate-limit headers, such as `X-RateLimit-Remaining`. */
export interface RateLimitHeaders {
  readonly limit?: string;
  readonly remaining?: string;
  readonly reset?: string;
  /** `RateLimit`: what remains of each policy, and when it resets. */
  readonly current?: string;
  /** `RateLimit-Policy`: the limit of each. */
  readonly policy?: string;
}

/** Reads the rate limit from a response's headers, as a member of the response's information. */
export type TellRateLimit = (
  headers: Headers,
  names: RateLimitHeaders | undefined,
) => { rateLimit?: RateLimit };
