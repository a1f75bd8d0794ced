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
        ...exchange.fetchOptions,
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
      if (thrown instanceof Refusal) {
        const error = { ...thrown.failure, ...(info && { response: info }) };
        return end(failedAttempt(error as CallFailure, info, thrown.isCutOff));
      }
      const isPlatforms = !broken && (info || thrown === platformError);
      const failure = isPlatforms
        ? thrownFailure(thrown, performance.now() - began, info)
        : hookFailure(thrown, info);
      end(failedAttempt(failure, info));
    }
  };
}

/** A failure, with what its answer says about another attempt. */
function failedAttempt(error: CallFailure, info?: ResponseInfo, isCutOff?: boolean): FailedAttempt {
  const status = info?.status;
  let wait = info ? retryAfterOf(info.headers) : NaN;
  const told = `${error.kind}${status}`;
  if (wait >= 0 && /^(http|default|undeclared)(429|503)$/.test(told))
    (error as Delay).retryAfterMs = wait;
  const { remaining, resetAt } = info?.rateLimit ?? {};
  if (status === 429 && !(wait >= 0) && remaining === 0 && resetAt)
    wait = Math.max(0, resetAt.getTime() - Date.now());
  const isPassing =
    (isCutOff && (status as number) < 300) ||
    (/network|timeout|429|50[0234]/.test(told) && error.kind !== "hook" && !isOfCertificate(error));
  return { ok: false, error, isPassing, wait, status };
}
