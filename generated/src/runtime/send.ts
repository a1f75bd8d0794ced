import { authorize } from "./authorize.js";
import type { Connection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import { Invalid } from "./invalid.js";
import type { MiddlewareContext, Next } from "./middleware.js";
import { networkFailure } from "./network-failure.js";
import type { Outcome } from "./outcome.js";
import { readAnswer } from "./read-answer.js";

/** How an attempt is ended early, and how its middleware waits. */
export interface AttemptControl {
  readonly controller: AbortController;
  readonly wait: MiddlewareContext["wait"];
}

/** Passes the request through the middleware to `fetch`, and the answer to its reader. Never rejects. */
export async function send(
  connection: Connection,
  exchange: Exchange,
  { controller, wait }: AttemptControl,
): Promise<Outcome> {
  const { operation, attempt, request, body, sent } = exchange;
  const { description, options } = connection;
  const { signal } = controller;
  let platformError: unknown = signal;
  const last: Next = async (passed) => {
    // Redirects are not followed: `fetch` would carry the key and the body along. `duplex` is for streamed bodies
    // (Fetch, "request body streaming"), which not every type library knows.
    const init = {
      ...passed,
      headers: { ...passed.headers },
      signal,
      redirect: "manual",
      duplex: "half",
    };
    // Middleware may send a request to another origin, but not with the secrets.
    if (passed.url === request.url || originOf(passed.url) === originOf(request.url))
      await authorize(connection, operation, init);
    exchange.sent++;
    try {
      return await (options.fetch ?? fetch)(init.url, init as RequestInit);
    } catch (error) {
      platformError = error;
      throw error;
    }
  };
  const { rateLimitHeaders } = description;
  const context = { operation: operation.id, attempt, signal, rateLimitHeaders, wait };
  const first = (options.middleware ?? []).reduceRight<Next>(
    (next, layer) => async (passed) => layer(passed, context, next),
    last,
  );
  try {
    const response = await first({ ...request, body: body?.body });
    return await readAnswer(connection, exchange, { response, controller });
  } catch (error) {
    if (error instanceof Invalid) return { ok: false, error: error.failure };
    if (error === platformError) return networkFailure(error);
    return { ok: false, error: { kind: "hook", cause: error }, perhaps: exchange.sent > sent };
  }
}

function originOf(url: string): string {
  return new URL(url).origin;
}
