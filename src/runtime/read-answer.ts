import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { FailedAttempt, Outcome } from "./outcome.js";
import { rateLimitOf } from "./rate-limit.js";
import { contentTypeOf, readByContentType } from "./read-body.js";
import type { ResponseInfo } from "./response-info.js";
import { retryAfterOf } from "./retry-after.js";
import { Unreadable, decodeFailure } from "./unreadable.js";

/** An answer on its way from `fetch` to an outcome. `abort` ends the exchange. */
export interface Answer {
  readonly response: Response;
  readonly exchange: Exchange;
  readonly connection: Connection;
  readonly abort: () => void;
}

/** Reads an answer. Rejects only where the network fails while the body is read. */
export async function readAnswer(answer: Answer): Promise<Outcome> {
  const { response, exchange } = answer;
  const info = infoOf(answer);
  try {
    return response.ok
      ? await succeed(answer, info)
      : { ...judge(response), ok: false, error: await failureOf(answer, info) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    const judged = response.ok
      ? ({ perhapsApplied: true, repeat: error.truncated ? "ifSafe" : "never" } as const)
      : judge(response);
    return { ...judged, ok: false, error: decodeFailure(error, info) };
  }
}

/** What a status says about the request's effect, and whether repeating it may help. */
function judge({ status, headers }: Response): Omit<FailedAttempt, "ok" | "error"> {
  const retryAfterMs = retryAfterOf(headers);
  if (status === 429) return { perhapsApplied: false, repeat: "always", retryAfterMs };
  if ([500, 502, 503, 504].includes(status))
    return { perhapsApplied: true, repeat: "ifSafe", retryAfterMs };
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  const perhapsApplied = status < 304 || (status > 505 && status < 600);
  return { perhapsApplied, repeat: "never" };
}

async function succeed(
  { response, exchange, abort }: Answer,
  info: ResponseInfo,
): Promise<Outcome> {
  const { operation, signal, timeoutMs } = exchange;
  const success = { ...contentTypeOfAnswer(response, exchange), ok: true, response: info } as const;
  if (operation.decode) {
    const context = { operation: operation.id, info, signal, timeoutMs, abort };
    return { ...success, data: await operation.decode.read(response, context) };
  }
  const body = await readByContentType(response);
  const { envelope } = operation;
  const isEmpty =
    body === undefined && (operation.method === "HEAD" || /20[45]/.test(`${response.status}`));
  if (envelope === undefined || isEmpty) return { ...success, data: body };
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, envelope))
    throw new Unreadable(`The body has no "${envelope}".`);
  // Destructuring copies own members only, so that nothing in the body sets a prototype.
  const { [envelope]: data, ["__proto__"]: _, ...siblings } = body as Record<string, unknown>;
  return { ...siblings, ...success, data };
}

async function failureOf(
  { response, exchange, abort }: Answer,
  info: ResponseInfo,
): Promise<CallFailure> {
  const { status } = response;
  const { errors } = exchange.operation;
  const range = [`${Math.trunc(status / 100)}XX`, "default"].find((name) => errors.includes(name));
  const isDeclared = errors.includes(status);
  if (!isDeclared && status < 400 && range !== "3XX") {
    abort();
    return { kind: "redirect", status, response: info };
  }
  const body = await readByContentType(response, !isDeclared && !range);
  const failure = {
    ...contentTypeOfAnswer(response, exchange),
    ...(isDeclared
      ? { kind: "http" }
      : range
        ? { kind: "default", range }
        : { kind: "undeclared" }),
    status,
    response: info,
  };
  const retryAfterMs = isDeclared && status === 429 ? retryAfterOf(response.headers) : undefined;
  if (retryAfterMs !== undefined) Object.assign(failure, { retryAfterMs });
  return Object.defineProperty(failure, "body", { value: body }) as CallFailure;
}

/** The media type, where the document declares several. */
function contentTypeOfAnswer(
  response: Response,
  { operation }: Exchange,
): { contentType?: string } {
  if (!operation.contentType) return {};
  return { contentType: contentTypeOf(response).replace(/ *;.*/, "").toLowerCase() };
}

function infoOf({ response, exchange, connection }: Answer): ResponseInfo {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => (headers[name] = value));
  const rateLimit = rateLimitOf(response.headers, connection.description.rateLimitHeaders);
  const info = { status: response.status, headers, attempts: exchange.sent };
  return rateLimit ? { ...info, rateLimit } : info;
}
