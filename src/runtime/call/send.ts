import { infoOf } from "../answers/describe-answer.js";
import { readAnswer } from "../answers/read-answer.js";
import { retryAfterOf } from "../answers/retry-after.js";
import type { SentInit } from "../contract/body.js";
import type { BaseClientOptions } from "../contract/client-options.js";
import type { ApiDescription } from "../contract/description.js";
import type { CallFailure, Delay } from "../contract/errors.js";
import type { MiddlewareContext, Next } from "../contract/middleware.js";
import type { Exchange } from "../contract/operation.js";
import type { ResponseInfo } from "../contract/response-info.js";
import {
  hookFailure,
  isOfCertificate,
  isRefusedByFetch,
  thrownFailure,
} from "../failures/network-failure.js";
import { Refusal } from "../failures/refusal.js";
import type { Authorizers } from "./authorize.js";
import type { FailedAttempt, Outcome } from "./outcome.js";

/** What an attempt gives to its sending. */
export interface Turn {
  /** Ends the attempt early. */
  readonly controller: AbortController;
  /** For the middleware. */
  readonly wait: MiddlewareContext["wait"];
  /** Takes what came of it. */
  readonly end: (outcome: Outcome) => void;
}

/** Passes a request through the middleware to `fetch`, and reads the answer. Never rejects. */
export type Send = (exchange: Exchange, turn: Turn) => Promise<void>;

/** Makes what sends the requests of one client. */
export function createSender(
  options: BaseClientOptions,
  description: ApiDescription,
  authorizers: Authorizers,
): Send {
  const { middleware = [] } = options;
  const { rateLimitHeaders } = description;
  return async (exchange, { controller, wait, end }) => {
    const { operation, request } = exchange;
    const { signal } = controller;
    const began = performance.now();
    let platformError: unknown = signal;
    let isRead = false;
    const last: Next = async (passed) => {
      // Redirects are not followed: `fetch` would carry the key and the body along. `duplex` is for streamed bodies
      // (Fetch, "request body streaming"), which not every type library knows.
      const init = {
        ...exchange.options?.fetchOptions,
        ...passed,
        headers: { ...passed.headers },
        // A `fetch` that fails by a mistake of its own before it has asked for this has sent nothing.
        get signal() {
          isRead = true;
          return signal;
        },
        redirect: "manual",
        duplex: "half",
      };
      // Middleware may send a request to another origin, but not with the secrets.
      if (passed.url === request.url || new URL(passed.url).origin === new URL(request.url).origin)
        for (const authorize of authorizers(operation)) await authorize(init, exchange);
      // A key came too late: the attempt has ended, and another may be on its way.
      if (signal.aborted) throw signal.reason;
      const send = (options.fetch ?? fetch) as (url: string, init: object) => Promise<Response>;
      const { body } = request;
      exchange.sent++;
      try {
        return await (body?.send?.(send, init as SentInit, exchange.options) ??
          send(init.url, init));
      } catch (error) {
        platformError = error;
        const isUnread = !isRead && thrownFailure(error, 0).kind === "hook";
        if (isUnread || isRefusedByFetch(error)) exchange.sent--;
        throw error;
      }
    };
    const first = middleware.reduceRight<Next>((next, layer) => {
      const context = {
        operation: operation.id,
        attempt: exchange.attempt,
        given: exchange.given,
        signal,
        rateLimitHeaders,
        wait,
      };
      return async (passed) => layer(passed, context, next);
    }, last);
    let info: ResponseInfo | undefined;
    try {
      const answer = await first({ ...request, body: request.body?.body });
      info = infoOf(answer, exchange.sent, description);
      const [body, tell] = readAnswer(answer, exchange, { info, controller });
      const ended = tell(await body);
      end(ended.ok ? ended : failedAttempt(ended.error, info));
    } catch (caught) {
      const broken = request.body?.broken?.();
      const thrown = broken ? broken.error : caught;
      const refusal = thrown instanceof Refusal ? thrown : undefined;
      const isPlatforms = !broken && (info || thrown === platformError);
      const error = refusal
        ? { ...refusal.failure, ...(info && { response: info }) }
        : isPlatforms
          ? thrownFailure(thrown, performance.now() - began, info)
          : hookFailure(thrown, info);
      end(failedAttempt(error as CallFailure, info, refusal?.isCutOff));
    }
  };
}

/** What another attempt may not get: 429 (RFC 6585, 4) and what servers and gateways fail with (RFC 9110, 15.6). */
const passingStatuses: readonly (number | undefined)[] = [429, 500, 502, 503, 504];

/** A failure, with what its answer says about another attempt. */
function failedAttempt(error: CallFailure, info?: ResponseInfo, isCutOff = false): FailedAttempt {
  const { kind } = error;
  const { status, rateLimit } = info ?? {};
  let wait = info ? retryAfterOf(info.headers) : NaN;
  const isAnswer = kind === "http" || kind === "default" || kind === "undeclared";
  if (isAnswer && (status === 429 || status === 503) && wait >= 0)
    (error as Delay).retryAfterMs = wait;
  if (status === 429 && !(wait >= 0) && rateLimit?.remaining === 0 && rateLimit.resetAt)
    wait = Math.max(0, rateLimit.resetAt.getTime() - Date.now());
  // A success that was cut off; no answer, or none in time; or a status that passes.
  const isPassing =
    (isCutOff && status !== undefined && status < 300) ||
    kind === "timeout" ||
    (kind === "network" && !isOfCertificate(error)) ||
    (kind !== "hook" && passingStatuses.includes(status));
  return { ok: false, error, isPassing, wait, status };
}
