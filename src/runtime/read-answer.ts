import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { FailedAttempt, Outcome } from "./outcome.js";
import { rateLimitOf } from "./rate-limit.js";
import { contentTypeOf, readByContentType } from "./read-body.js";
import type { ResponseInfo } from "./response-info.js";
import { retryAfterOf } from "./retry-after.js";
import type { Success } from "./result.js";
import { Unreadable, decodeFailure } from "./unreadable.js";

/** An answer on its way from `fetch` to an outcome. */
interface Answer {
  readonly response: Response;
  readonly exchange: Exchange;
  readonly info: ResponseInfo;
  /** Ends the exchange. */
  readonly abort: () => void;
}

/** Reads an answer. Rejects only where the network fails while the body is read. */
export async function readAnswer(
  connection: Connection,
  exchange: Exchange,
  { response, abort }: Pick<Answer, "response" | "abort">,
): Promise<Outcome> {
  const info = infoOf(connection, exchange, response);
  const answer = { response, exchange, info, abort };
  try {
    if (response.ok) return await succeed(answer);
    return { ok: false, ...judge(response), error: await failureOf(answer) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const judged = response.ok
      ? ({ repeat: error.isCutOff ? "ifSafe" : "never", perhaps: true } as const)
      : judge(response);
    return { ok: false, ...judged, error: decodeFailure(error, info) };
  }
}

/** What a status says about the request's effect, and whether repeating it may help. */
function judge({ status, headers }: Response): Omit<FailedAttempt, "ok" | "error"> {
  const wait = retryAfterOf(headers);
  if (status === 429) return { repeat: "always", perhaps: false, wait };
  if (/50[0234]/.test(`${status}`)) return { repeat: "ifSafe", perhaps: true, wait };
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  return { repeat: "never", perhaps: status < 304 || status > 505 };
}

async function succeed({ response, exchange, info, abort }: Answer): Promise<Success<unknown>> {
  const { operation, signal, limits } = exchange;
  const { decode, envelope, method, id } = operation;
  const success = { ...typeOf(response, exchange), ok: true, response: info } as const;
  if (decode)
    return {
      ...success,
      data: await decode.read(response, {
        operation: id,
        info,
        signal,
        timeoutMs: limits.timeoutMs,
        abort,
      }),
    };
  const data = await readByContentType(response);
  const isBare = data === undefined && (method === "HEAD" || /20[45]/.test(`${response.status}`));
  if (envelope === undefined || isBare) return { ...success, data };
  if (!Object.hasOwn(Object(data), envelope))
    throw new Unreadable(`The body has no "${envelope}".`);
  // Destructuring copies own members only, so that nothing in the body sets a prototype.
  const { [envelope]: payload, ["__proto__"]: _, ...siblings } = data as Record<string, unknown>;
  return { ...siblings, ...success, data: payload };
}

async function failureOf({ response, exchange, info, abort }: Answer): Promise<CallFailure> {
  const { status } = response;
  const { errors } = exchange.operation;
  const range = [`${Math.trunc(status / 100)}XX`, "default"].find((name) => errors.includes(name));
  const isDeclared = errors.includes(status);
  if (!isDeclared && status < 400 && range !== "3XX") {
    abort();
    return { kind: "redirect", status, response: info };
  }
  const retryAfterMs = isDeclared && status === 429 ? retryAfterOf(response.headers) : undefined;
  const failure = {
    kind: isDeclared ? "http" : range ? "default" : "undeclared",
    ...(!isDeclared && range && { range }),
    status,
    ...typeOf(response, exchange),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    response: info,
  };
  const value = await readByContentType(response, failure.kind === "undeclared");
  return Object.defineProperty(failure, "body", { value }) as CallFailure;
}

/** The media type, where the document declares several. */
function typeOf(response: Response, { operation }: Exchange): { contentType?: string } | undefined {
  if (!operation.contentType) return undefined;
  return { contentType: contentTypeOf(response).replace(/ *;.*/, "").toLowerCase() };
}

function infoOf({ description }: Connection, { sent }: Exchange, response: Response): ResponseInfo {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => (headers[name] = value));
  const rateLimit = rateLimitOf(response.headers, description.rateLimitHeaders);
  return { status: response.status, headers, ...(rateLimit && { rateLimit }), attempts: sent };
}
