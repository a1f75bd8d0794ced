import { authorize } from "./authorize.js";
import type { Connection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import { Invalid } from "./invalid.js";
import type { HttpRequest, MiddlewareContext, Next } from "./middleware.js";
import { networkFailure } from "./network-failure.js";
import type { Outcome } from "./outcome.js";
import { readAnswer } from "./read-answer.js";

/** How an attempt is ended early, and how its middleware waits. */
interface AttemptControl {
  readonly controller: AbortController;
  readonly wait: MiddlewareContext["wait"];
}

/** Passes the request through the middleware to `fetch`, and the answer to its reader. Never rejects. */
export async function send(
  connection: Connection,
  exchange: Exchange,
  { controller, wait }: AttemptControl,
): Promise<Outcome> {
  const { operation, url, headers, body } = exchange;
  const sentBefore = exchange.sent;
  const { signal } = controller;
  let platformError: unknown;
  const last: Next = async (request) => {
    const authorized = await addSecrets(connection, exchange, request);
    exchange.sent++;
    try {
      return await fetchWith(connection, authorized, signal);
    } catch (error) {
      platformError = error;
      throw error;
    }
  };
  const context = {
    operation: operation.id,
    attempt: exchange.attempt,
    signal,
    rateLimitHeaders: connection.description.rateLimitHeaders,
    wait,
  };
  const first = connection.middleware.reduceRight<Next>(
    (next, layer) => async (request) => layer(request, context, next),
    last,
  );
  let response: Response | undefined;
  try {
    response = await first({ method: operation.method, url, headers, body: body?.body });
    return await readAnswer({ response, exchange, connection, abort: () => controller.abort() });
  } catch (error) {
    if (error instanceof Invalid) {
      const { parameter, message } = error;
      return {
        ok: false,
        error: { kind: "invalid", parameter, message },
        perhapsApplied: false,
        repeat: "never",
      };
    }
    if (response instanceof Object || error === platformError) return networkFailure(error);
    return {
      ok: false,
      error: { kind: "hook", cause: error },
      perhapsApplied: exchange.sent > sentBefore,
      repeat: "never",
    };
  }
}

/** The request with its secrets, unless middleware sent it to another origin. */
async function addSecrets(
  connection: Connection,
  exchange: Exchange,
  request: HttpRequest,
): Promise<HttpRequest> {
  const { url } = request;
  if (url !== exchange.url && new URL(url).origin !== connection.origin) return request;
  const authorized = { ...request, headers: { ...request.headers } };
  exchange.askedForSecrets = await authorize(connection, authorized, exchange.operation.security);
  return authorized;
}

/** Hands the request to `fetch`. Redirects are not followed: `fetch` would carry the key and the body along. */
function fetchWith(
  connection: Connection,
  { url, method, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  const init = { method, headers, signal, redirect: "manual" } as RequestInit;
  if (body !== undefined) init.body = body;
  // A streamed body needs it (Fetch, "request body streaming"), which not every type library knows.
  if (body instanceof ReadableStream) Object.assign(init, { duplex: "half" });
  const platformFetch = connection.options.fetch ?? fetch;
  return platformFetch(url, init);
}
