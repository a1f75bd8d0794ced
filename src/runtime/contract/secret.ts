/**
 * A key, token or password: the text itself, or a function that supplies it. The function is asked before every
 * request, so that a secret can be rotated, and once more when the server answers 401.
 */
export type Secret = string | SecretSupplier;

/**
 * Supplies a secret. `refused` is what it gave before, where the server has answered that with a 401: a supplier that
 * keeps its secret gets a new one then. Calls of which the same was refused at the same time are one question.
 */
export type SecretSupplier = (refused?: string) => string | Promise<string>;

/** Secrets by who supplied them. */
export type SuppliedSecrets = Map<SecretSupplier, string>;

/** What HTTP Basic authentication takes (RFC 7617). */
export interface BasicCredentials {
  username: Secret;
  password: Secret;
}
