import { baseUrlOf } from "./base-url.js";
import { checkSecrets } from "./authorize.js";
import type { BaseClientOptions } from "./client.js";
import type { ApiDescription } from "./description.js";
import { addHeaders } from "./headers.js";
import { limitsOf } from "./limits.js";
import type { Limits } from "./limits.js";
import type { Middleware } from "./middleware.js";
import { fullBudget } from "./retry.js";

/** What the calls of one client share. */
export interface Connection {
  /** Without a slash at its end; paths are joined to it as text. */
  readonly base: string;
  /** Where secrets may go. */
  readonly origin: string;
  readonly description: ApiDescription;
  readonly options: BaseClientOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly middleware: readonly Middleware[];
  readonly limits: Limits;
  /** How many retries the client may still send; successes fill it up. */
  budget: number;
  /** No request is sent before this time, on the clock of `performance.now()`: a 429 asked for it. */
  pausedUntil: number;
}

/** Checks the options and opens what the calls share. Throws `Invalid` on options that cannot work. */
export function openConnection<Id extends string>(
  options: BaseClientOptions<Id>,
  description: ApiDescription,
): Connection {
  const { origin, pathname } = baseUrlOf(
    options.baseUrl ?? description.baseUrl,
    options.allowInsecure,
  );
  const headers = {};
  addHeaders(headers, options.headers);
  const connection = {
    base: origin + pathname.replace(/\/+$/, ""),
    origin,
    description,
    options: options as BaseClientOptions,
    headers,
    middleware: (options.middleware ?? []) as readonly Middleware[],
    limits: limitsOf(options, { timeoutMs: 30_000, deadlineMs: 120_000, retries: 2 }),
    budget: fullBudget,
    pausedUntil: 0,
  };
  checkSecrets(connection);
  return connection;
}
