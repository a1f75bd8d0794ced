import { infoOf } from "../answers/describe-answer.js";
import { readAnswer } from "../answers/read-answer.js";
import { retryAfterOf } from "../answers/retry-after.js";
import type { BaseClientOptions } from "../contract/client-options.js";
import type { ApiDescription } from "../contract/description.js";
import type { CallFailure } from "../contract/errors.js";
import type { MiddlewareContext, Next } from "../contract/middleware.js";
import type { Exchange } from "../contract/operation.js";
import type { ResponseInfo } from "../contract/response-info.js";
import { networkFailure } from "../failures/network-failure.js";
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
      if (passed.url === request.url || new URL(passed.url).origin === new URL(request.url).origin)
        for (const authorize of authorizers(operation)) await authorize(init);
      // A key came too late: the attempt has ended, and another may be on its way.
      signal.throwIfAborted();
      exchange.sent++;
      try {
        return await (options.fetch ?? fetch)(init.url, init as RequestInit);
      } catch (error) {
        platformError = error;
        throw error;
      }
    };
    const first = middleware.reduceRight<Next>((next, layer) => {
      const context = {
        operation: operation.id,
        attempt: exchange.attempt,
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
    } catch (thrown) {
      if (thrown instanceof Refusal) {
        const error = { ...thrown.failure, ...(info && { response: info }) };
        return end(failedAttempt(error as CallFailure, info, thrown.isCutOff));
      }
      const isLost = info || thrown === platformError;
      end(failedAttempt(isLost ? networkFailure(thrown) : { kind: "hook", cause: thrown }, info));
    }
  };
}

/** A failure, with what its answer says about another attempt. */
function failedAttempt(error: CallFailure, info?: ResponseInfo, isCutOff?: boolean): FailedAttempt {
  const status = info?.status;
  const wait = info ? retryAfterOf(info.headers) : NaN;
  const told = `${error.kind}${status}`;
  if (told === "http429" && wait >= 0) (error as { retryAfterMs?: number }).retryAfterMs = wait;
  const isPassing = (isCutOff && (status as number) < 300) || /network|429|50[0234]/.test(told);
  return { ok: false, error, isPassing, wait, status };
}
