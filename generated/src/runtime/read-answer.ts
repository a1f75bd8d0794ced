import type { Connection } from "./connection.js";
import type { CallFailure, RateLimitFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { networkFailure } from "./network-failure.js";
import type { Outcome } from "./outcome.js";
import { rateLimitOf } from "./rate-limit.js";
import { readByContentType } from "./read-body.js";
import type { ResponseInfo } from "./response-info.js";
import { retryAfterOf } from "./retry-after.js";
import { Unreadable } from "./unreadable.js";

/** An answer on its way from `fetch` to an outcome. */
interface Answer {
  readonly response: Response;
  /** Ends the attempt. */
  readonly controller: AbortController;
}

/** Reads an answer. Rejects only where it is none. */
export async function readAnswer(
  { description }: Connection,
  exchange: Exchange,
  answer: Answer,
): Promise<Outcome> {
  const { status, headers, ok } = answer.response;
  const rateLimit = rateLimitOf(headers, description.rateLimitHeaders);
  const copied: Record<string, string> = {};
  headers.forEach((value, name) => (copied[name] = value));
  const response: ResponseInfo = {
    status,
    headers: copied,
    ...(rateLimit && { rateLimit }),
    attempts: exchange.sent,
  };
  const told = { ...exchange.operation.contentType?.(answer.response), response };
  let isPassing = /429|50[0234]/.test(`${status}`);
  let error: CallFailure;
  try {
    if (ok) return { ...(await payloadOf(exchange, answer, response)), ...told, ok };
    error = await failureOf(exchange, answer, told);
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) return networkFailure(thrown);
    isPassing ||= ok && thrown.isCutOff;
    error = { ...thrown.failure, response };
  }
  const wait = retryAfterOf(headers);
  if (status === 429 && error.kind === "http" && wait !== undefined)
    (error as RateLimitFailure<unknown>).retryAfterMs = wait;
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  const perhaps = !/^(30[4-9]|4|50[15])/.test(`${status}`);
  return { ok: false, error, isPassing, perhaps, wait };
}

/** The payload of a success, and what stands beside it in its envelope. */
async function payloadOf(
  exchange: Exchange,
  { response, controller }: Answer,
  info: ResponseInfo,
): Promise<{ data: unknown }> {
  const { operation } = exchange;
  const { decode, envelope, method } = operation;
  const data = await (decode?.read(response, { ...exchange, info, controller }) ??
    readByContentType(response, operation));
  const isBare = data === undefined && (method === "HEAD" || /20[45]/.test(`${response.status}`));
  if (envelope === undefined || isBare) return { data };
  if (!Object.hasOwn(Object(data), envelope))
    throw new Unreadable(`The body has no "${envelope}".`);
  // Destructuring copies own members only, so that nothing in the body sets a prototype.
  const { [envelope]: payload, ["__proto__"]: _, ...siblings } = data as Record<string, unknown>;
  return { ...siblings, data: payload };
}

/** What a status other than 2xx means, as far as the document says. */
async function failureOf(
  { operation }: Exchange,
  { response, controller }: Answer,
  told: object,
): Promise<CallFailure> {
  const { status } = response;
  const range = [status, `${`${status}`[0]}XX`, "default"].find((name) =>
    operation.errors.includes(name),
  );
  const isRedirect = status < 400 && (range ?? "default") === "default";
  const kind = isRedirect
    ? "redirect"
    : range === status
      ? "http"
      : range
        ? "default"
        : "undeclared";
  const failure = { kind, ...(kind === "default" && { range }), status, ...told };
  if (isRedirect) controller.abort();
  else
    Object.defineProperty(failure, "body", {
      value: await readByContentType(response, operation, !range),
    });
  return failure as CallFailure;
}
