import { rateLimitFieldOf, skewOf } from "./answers.js";
import { createAuthorizers, createPreparer, createRepeater, createSender } from "./call.js";
import type {
  ApiDescription,
  BaseClientOptions,
  CallOptions,
  Client,
  InvalidError,
  Middleware,
  Operation,
  RateLimit,
  SentRequest,
} from "./contract.js";
import { Invalid, Refusal, failed } from "./failures.js";

/**
 * Makes the client of one API. Throws a `TypeError` on options that cannot work: a base URL that is not https, a
 * key with a control character, a limit that is no number.
 */
export function connect<Id extends string>(
  options: BaseClientOptions<Id>,
  description: ApiDescription,
): Client;
export function connect(options: BaseClientOptions, description: ApiDescription): Client {
  // Closures keep the secrets out of what inspect and JSON show of a client.
  const [authorizers, renewals] = createAuthorizers(options, description);
  const prepare = createPreparer(options, description);
  const repeat = createRepeater(createSender(options, description, authorizers), renewals);
  return {
    async call<Outcome>(
      operation: Operation,
      request?: object,
      own?: CallOptions,
    ): Promise<Outcome> {
      try {
        return repeat(prepare(operation, request, own)) as Promise<Outcome>;
      } catch (thrown) {
        // What is not ours comes of a getter or `toJSON` of the caller's, or of a body with a cycle.
        const { failure } =
          thrown instanceof Refusal ? thrown : new Invalid("request", "cannot be encoded");
        return failed(operation.id, failure as InvalidError) as Outcome;
      }
    },
  };
}

/** What the server last said of its window, less what was sent since. Times are milliseconds since the epoch. */
interface Window {
  remaining: number;
  /** Above this remainder requests go at once. */
  readonly free: number;
  readonly resetAt: number;
  /** When the next request of the spread-out part may go. */
  nextAt: number;
}

/**
 * Middleware that spreads a client's requests over the server's rate limit, so that a 429 stays the exception. It
 * reads the rate-limit headers that the document declares; without them it changes nothing. The first request of a
 * window goes alone, to learn the limit; half of the window is spent freely, the rest evenly over the time that is
 * left, and an empty window is waited for. These waits count against `deadlineMs`, not against `timeoutMs`; waiting for
 * the answer to the first request counts against both. Resets are understood by the server's clock, which its `Date`
 * tells. Give each client a `pace()` of its own.
 */
export function pace(): Middleware {
  let window: Window | undefined;
  let probe: Promise<void> | undefined;
  let isSilent = false;
  return async (request, context, next) => {
    for (let hasTurn = false; !hasTurn;) {
      if (context.signal.aborted) throw context.signal.reason;
      const now = Date.now();
      if (window && now >= window.resetAt) window = undefined;
      if (window) {
        hasTurn = window.remaining > 0;
        const turn = hasTurn ? Math.max(now, window.nextAt) : window.resetAt;
        const known = window;
        const waited = context.wait(turn - now);
        // Where the wait does not fit it has ended the call: the turn stays another's.
        if (context.signal.aborted) throw context.signal.reason;
        if (hasTurn) takeTurn(window, turn);
        await waited;
        // It is over even where a test has stopped the clock.
        if (!hasTurn && window === known) window = undefined;
      } else if (probe) await probe;
      else break;
    }
    const answer = next(request).then((response) => {
      const skew = skewOf(response.headers);
      const told = rateLimitFieldOf(response.headers, context.rateLimitHeaders);
      window = learn(window, told, skew);
      isSilent = window === undefined;
      return response;
    });
    if (!window && !isSilent) {
      const done = (): void => (probe = undefined);
      probe = answer.then(done, done);
    }
    return answer;
  };
}

/** Takes a place in the window, and tells when the next one is. */
function takeTurn(window: Window, turn: number): void {
  if (window.remaining <= window.free)
    window.nextAt = turn + (window.resetAt - turn) / window.remaining;
  window.remaining--;
}

/** Answers overtake each other: within one window the smallest remainder counts. */
function learn(
  known: Window | undefined,
  told: RateLimit | undefined,
  skew: number,
): Window | undefined {
  if (told?.remaining === undefined || !told.resetAt) return known;
  const { remaining, limit = remaining } = told;
  const resetAt = told.resetAt.getTime();
  // A reset in whole seconds moves by up to one from answer to answer, and a skew by another.
  if (!known || resetAt > known.resetAt + (skew ? 2500 : 1500))
    return { remaining, free: limit / 2, resetAt, nextAt: 0 };
  known.remaining = Math.min(known.remaining, remaining);
  return known;
}

/** A page is warned once, however many clients it makes. */
let isWarned = false;

/**
 * Warns where the program is a page. An API key is that of an organization, and whoever opens the page can read it; a
 * token or a password may well be the visitor's own.
 */
function warnInPage(): void {
  if (isWarned || !("document" in globalThis)) return;
  isWarned = true;
  // Whoever runs the page must see it, and only they can act.
  console.warn("Everyone who opens this page can read its API key.");
}

/** An API key in a header (`type: apiKey`, `in: header`). */
export function apiKeyHeader(request: SentRequest, secrets: readonly string[], name: string): void {
  request.headers[name.toLowerCase()] = keyOf(secrets);
}

function keyOf([key]: readonly string[]): string {
  warnInPage();
  return headerSafe(key, "apiKey");
}

/**
 * `Headers` would trim a trailing line break silently and quote the value in its error, so the check is made here.
 * Visible ASCII, with single spaces inside at most.
 */
function headerSafe(secret = "", option: string): string {
  if (!/^[!-~]+( [!-~]+)*$/.test(secret))
    throw new Invalid(option, "is empty or not visible ASCII");
  return secret;
}
