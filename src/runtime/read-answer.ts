import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { networkFailure } from "./network-failure.js";
import type { Outcome } from "./outcome.js";
import { rateLimitOf } from "./rate-limit.js";
import { readByContentType } from "./read-body.js";
import type { ResponseInfo } from "./response-info.js";
import { retryAfterOf } from "./retry-after.js";
import type { Success } from "./result.js";
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
  const wait = retryAfterOf(headers);
  const info: ResponseInfo = {
    status,
    headers: Object.fromEntries(headers as unknown as Iterable<[string, string]>),
    ...(rateLimit && { rateLimit }),
    attempts: exchange.sent,
  };
  let isPassing = /429|50[0234]/.test(`${status}`);
  let error: CallFailure;
  try {
    if (ok) return await succeed(exchange, answer, info);
    error = await failureOf(exchange, answer, info);
    if (status === 429 && error.kind === "http" && wait !== undefined)
      Object.assign(error, { retryAfterMs: wait });
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) return networkFailure(thrown);
    isPassing ||= ok && thrown.isCutOff;
    error = { ...thrown.failure, response: info };
  }
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  const perhaps = !/^(30[4-9]|4|50[15])/.test(`${status}`);
  return { ok: false, error, isPassing, perhaps, wait };
}

async function succeed(
  exchange: Exchange,
  { response, controller }: Answer,
  info: ResponseInfo,
): Promise<Success<unknown>> {
  const { decode, envelope, method, contentType } = exchange.operation;
  const success = { ...contentType?.(response), ok: true, response: info } as const;
  const data = decode
    ? await decode.read(response, { ...exchange, info, controller })
    : await readByContentType(response);
  const isBare = data === undefined && (method === "HEAD" || /20[45]/.test(`${response.status}`));
  if (envelope === undefined || isBare) return { ...success, data };
  if (!Object.hasOwn(Object(data), envelope))
    throw new Unreadable(`The body has no "${envelope}".`);
  // Destructuring copies own members only, so that nothing in the body sets a prototype.
  const { [envelope]: payload, ["__proto__"]: _, ...siblings } = data as Record<string, unknown>;
  return { ...siblings, ...success, data: payload };
}

async function failureOf(
  { operation }: Exchange,
  { response, controller }: Answer,
  info: ResponseInfo,
): Promise<CallFailure> {
  const { status } = response;
  const names = [status, `${`${status}`[0]}XX`, "default"];
  const range = names.find((name) => operation.errors.includes(name));
  if (status < 400 && (range ?? "default") === "default") {
    controller.abort();
    return { kind: "redirect", status, response: info };
  }
  const failure = {
    ...(range === status
      ? { kind: "http" }
      : range
        ? { kind: "default", range }
        : { kind: "undeclared" }),
    status,
    ...operation.contentType?.(response),
    response: info,
  };
  const value = await readByContentType(response, !range);
  return Object.defineProperty(failure, "body", { value }) as CallFailure;
}
