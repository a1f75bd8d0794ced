import type { FetchedResponse } from "./fetch.js";

/** What gets tokens: as `Fetch`, but that a form is sent. */
export type TokenFetch = (
  url: string,
  init: {
    method: "POST";
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal;
    redirect: "manual";
  },
) => Promise<FetchedResponse>;

/** What every way to get access tokens takes. */
export interface TokenOptions<Scope extends string = string> {
  clientId: string;
  /** The scopes to ask for. Default: none, which leaves them to the server. */
  scopes?: readonly Scope[] | undefined;
  /** Where tokens are given out. Default: where the document says. */
  tokenUrl?: string | undefined;
  /**
   * How the secret goes out: with HTTP Basic authentication (`basic`, the default), or as a member of the form (`form`),
   * for servers that know nothing else (RFC 6749, 2.3.1).
   */
  authentication?: "basic" | "form" | undefined;
  /** How long the server may take, in milliseconds. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Default: the platform's. */
  fetch?: TokenFetch | undefined;
}

/** What the grant of client credentials takes (RFC 6749, 4.4). */
export interface ClientCredentialsOptions<
  Scope extends string = string,
> extends TokenOptions<Scope> {
  clientSecret: string;
}

/** What a refresh token is changed for access tokens with (RFC 6749, 6). */
export interface RefreshTokenOptions<Scope extends string = string> extends TokenOptions<Scope> {
  refreshToken: string;
  /** Of a client that has one. */
  clientSecret?: string | undefined;
  /** Is given the refresh token that takes the place of the one before, to keep it. */
  onRefreshToken?: ((refreshToken: string) => void) | undefined;
}
