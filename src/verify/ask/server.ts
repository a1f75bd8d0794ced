import type { Api, Operation } from "../../model/api.js";
import { sendKey } from "../../model/operations/send-key.js";
import { tellRateLimit } from "../../runtime/answers/rate-limit.js";
import { retryAfterOf } from "../../runtime/answers/retry-after.js";
import { isLoopback } from "../../text/is-loopback.js";
import type { AskedRequest } from "./request.js";

/** How an API is asked. */
export interface Asking {
  /** Where it is, without a slash at its end. */
  baseUrl: string;
  /** The key: an API key, a bearer token, or `user:password`. Default: none is sent. */
  key?: string | undefined;
  /** Default: the platform's. */
  fetch?: typeof fetch | undefined;
  /** Default 200. */
  maxRequests?: number | undefined;
}

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  at: number;
}

/** An API that is asked, one request at a time. */
export interface AskedServer {
  /** How many requests may still be sent. */
  left(): number;
  /**
   * Sends a request with the key, or without. Undefined where there is none, no more may be sent, or no answer came.
   */
  send(
    operation: Operation,
    request: AskedRequest | undefined,
    isKeyless?: boolean,
  ): Promise<Answer | undefined>;
  /** What kept requests from being sent or answered, each a sentence. */
  notes(): string[];
}

const defaultMaxRequests = 200;
/** Between two requests to a machine that is not this one, in milliseconds. */
const pauseMs = 250;
const maxWaitMs = 60_000;
const timeLimit = 30_000;

export function serverOf(api: Api, asking: Asking): AskedServer {
  const { baseUrl, key, maxRequests = defaultMaxRequests } = asking;
  const failures = new Set<string>();
  const pause = isLoopback(new URL(baseUrl).hostname) ? 0 : pauseMs;
  const isKeyNeeded = api.operations.some(
    ({ security }) => security.length > 0 && security.every(({ length }) => length > 0),
  );
  let sent = 0;
  let readyAt = 0;
  return {
    notes: () => [
      ...(key === undefined && isKeyNeeded ? ["No key was sent: HEALOS_API_KEY is not set."] : []),
      ...[...failures].map((failure) => `Some requests failed: ${failure}.`),
      ...(sent >= maxRequests ? ["No more requests were allowed (--max-requests)."] : []),
    ],
    left: () => maxRequests - sent,
    send: async (operation, request, isKeyless = false) => {
      if (request === undefined || sent >= maxRequests) return undefined;
      sent += 1;
      await until(readyAt);
      const url = new URL(`${baseUrl}${request.path}`);
      const headers = new Headers({ accept: "application/json, */*;q=0.5", ...request.headers });
      if (key !== undefined && !isKeyless) sendKey(operation, api, { url, headers, key });
      const answer = await answerTo(url, { request, headers, asking }).catch((error: unknown) => {
        // What a platform says of a failure may quote what was sent.
        failures.add(
          error instanceof Error && error.name === "TimeoutError"
            ? "no answer in time"
            : "no connection",
        );
        return undefined;
      });
      readyAt = Date.now() + Math.max(pause, answer ? waitAsked(answer, api) : 0);
      return answer;
    },
  };
}

async function answerTo(
  url: URL,
  { request, headers, asking }: { request: AskedRequest; headers: Headers; asking: Asking },
): Promise<Answer> {
  const send = asking.fetch ?? fetch;
  const { method, body } = request;
  // A redirect is an answer; to follow one would carry the key along.
  const init = {
    method,
    headers,
    redirect: "manual" as const,
    signal: AbortSignal.timeout(timeLimit),
  };
  const response = await send(url.href, body === undefined ? init : { ...init, body });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    at: Date.now(),
  };
}

/** How long an answer asks to wait, in milliseconds. */
function waitAsked({ status, headers }: Answer, { rateLimit }: Api): number {
  const { rateLimit: limit } = tellRateLimit(headers, rateLimit);
  const reset = limit?.remaining === 0 ? (limit.resetAt?.getTime() ?? 0) - Date.now() : 0;
  const after = [429, 503].includes(status) ? retryAfterOf(Object.fromEntries(headers)) : 0;
  return Math.min(maxWaitMs, Math.max(reset, Number.isNaN(after) ? 1_000 : after, 0));
}

async function until(time: number): Promise<void> {
  const ms = time - Date.now();
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}
