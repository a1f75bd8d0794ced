/**
 * A key, token or password: the text itself, or a function that supplies it. The function is asked before every
 * request, so that a secret can be rotated, and once more when the server answers 401.
 */
export type Secret = string | (() => string | Promise<string>);

/** What HTTP Basic authentication takes (RFC 7617). */
export interface BasicCredentials {
  username: Secret;
  password: Secret;
}
