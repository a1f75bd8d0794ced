/** What a response said about itself. Plain data: it holds no key and no body. */
export interface ResponseInfo {
  status: number;
  /** Header names are lower case. */
  headers: Record<string, string>;
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
}
