import { credentialsOf, isSupplier } from "./authorize.js";
import type { Credentials } from "./authorize.js";
import { baseUrlOf } from "./base-url.js";
import type { BaseClientOptions } from "./client.js";
import type { ApiDescription } from "./description.js";
import { addHeaders } from "./headers.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import { fullBudget } from "./retry.js";

/** What the calls of one client share. */
export interface Connection {
  /** Without a slash at its end; paths are joined to it as text. */
  readonly base: string;
  readonly description: ApiDescription;
  readonly options: BaseClientOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly credentials: ReadonlyMap<string, Credentials>;
  /** How often a call may ask for its secrets again after a 401. */
  readonly renewals: number;
  /** How many retries the client may still send; successes fill it up. */
  budget: number;
  /** No request is sent before this time, on the clock of `performance.now()`: a 429 asked for it. */
  pausedUntil: number;
}

/** Checks the options and opens what the calls share. Throws `Invalid` on options that cannot work. */
export function openConnection(
  options: BaseClientOptions,
  description: ApiDescription,
): Connection {
  const credentials = credentialsOf(options, description);
  return {
    base: baseUrlOf(options.baseUrl ?? description.baseUrl, options),
    description,
    options,
    headers: addHeaders({}, options.headers),
    limits: limitsOf(options, { timeoutMs: 30_000, deadlineMs: 120_000, retries: 2 }),
    credentials,
    renewals: Number([...credentials.values()].flat(2).some(isSupplier)),
    budget: fullBudget,
    pausedUntil: 0,
  };
}
