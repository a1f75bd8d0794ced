import type { RateLimitHeaders, TellRateLimit } from "./response-info.js";

/** What a client knows of its API: generated data. */
export interface ApiDescription {
  /** The document's first server. */
  readonly baseUrl: string;
  /** The security schemes by name. */
  readonly schemes?: Readonly<Record<string, SecurityScheme>>;
  /** The document's `security`: alternatives, each the names of the schemes that it needs together. */
  readonly security?: readonly (readonly string[])[];
  /** The rate-limit headers that the document declares. */
  readonly rateLimitHeaders?: RateLimitHeaders;
  /** `tellRateLimit` where it declares any. */
  readonly rateLimit?: TellRateLimit;
}

/** One security scheme (OpenAPI 3.1, section 4.8.27). */
export interface SecurityScheme {
  /** How its secret is sent: `apiKeyHeader`, `apiKeyQuery`, `apiKeyCookie`, `bearer` or `basic`. */
  readonly send: SendSecret;
  /** The header, query parameter or cookie, as the document spells it; absent for `bearer` and `basic`. */
  readonly name?: string;
  /**
   * The members of the client's options that hold its secrets: `["apiKey"]`, `["bearerToken"]` or
   * `["username", "password"]`.
   */
  readonly options: readonly string[];
  /** Where there are several schemes: `byName`, or `byNameOnly` for one of a kind that others have too. */
  readonly from?: FindSecret;
}

/** The request as it goes out, while secrets are added to it. */
export interface SentRequest {
  url: string;
  headers: Record<string, string>;
}

/** Finds what the options of a client have for a scheme; undefined: its secrets are members of the options. */
export type FindSecret = (options: object, scheme: string) => unknown;

/** Adds a scheme's secrets to a request. `name` is the header, query parameter or cookie. */
export type SendSecret = (request: SentRequest, secrets: readonly string[], name: string) => void;
