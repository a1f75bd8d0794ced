import { authorize } from "./authorize.js";
import type { Connection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import { Invalid, invalidFailure } from "./invalid.js";
import type { HttpRequest, MiddlewareContext, Next } from "./middleware.js";
import { networkFailure } from "./network-failure.js";
import { failed } from "./outcome.js";
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
  const { operation, attempt, url, headers, body, sent } = exchange;
  const { description, options } = connection;
  const { signal } = controller;
  let platformError: unknown = signal;
  let isAnswered = false;
  const last: Next = async (request) => {
    const authorized = await addSecrets(connection, exchange, request);
    exchange.sent++;
    try {
      return await fetchWith(options.fetch, authorized, signal);
    } catch (error) {
      platformError = error;
      throw error;
    }
  };
  const { rateLimitHeaders } = description;
  const context = { operation: operation.id, attempt, signal, rateLimitHeaders, wait };
  const first = (options.middleware ?? []).reduceRight<Next>(
    (next, layer) => async (request) => layer(request, context, next),
    last,
  );
  try {
    const response = await first({ method: operation.method, url, headers, body: body?.body });
    // Middleware that gives no response throws here.
    isAnswered = response.status >= 0;
    return await readAnswer(connection, exchange, { response, abort: () => controller.abort() });
  } catch (error) {
    if (error instanceof Invalid) return failed(invalidFailure(error), "never", false);
    if (isAnswered || error === platformError) return networkFailure(error);
    return failed({ kind: "hook", cause: error }, "never", exchange.sent > sent);
  }
}

/** The request with its secrets, unless middleware sent it to another origin. */
async function addSecrets(
  { credentials, description }: Connection,
  exchange: Exchange,
  request: HttpRequest,
): Promise<HttpRequest> {
  const authorized = { ...request, headers: { ...request.headers } };
  const { url } = exchange;
  if (request.url === url || new URL(request.url).origin === new URL(url).origin)
    await authorize(credentials, exchange.operation.security ?? description.security, authorized);
  return authorized;
}

/** Hands the request to `fetch`. Redirects are not followed: `fetch` would carry the key and the body along. */
function fetchWith(
  platformFetch: typeof fetch = fetch,
  { url, method, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  // A streamed body needs it (Fetch, "request body streaming"), which not every type library knows.
  if (body instanceof ReadableStream) Object.assign(init, { duplex: "half" });
  return platformFetch(url, init);
}
