import type { Client } from "./client.js";

/** A client whose key has certain scopes: it can stand where no more than these are needed. */
export interface ScopedClient<in Scope extends string> extends Client {
  /** Never set: this is for the compiler alone. */
  readonly scopes?: ((scope: Scope) => void) | undefined;
}
