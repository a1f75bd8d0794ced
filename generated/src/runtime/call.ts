import { infoOf, maxTimerMs, readAnswer, retryAfterOf, whenAborted } from "./answers.js";
import type {
  AcceptOptions,
  ApiDescription,
  Arguments,
  BaseClientOptions,
  CallFailure,
  CallOptions,
  Delay,
  Exchange,
  Failed,
  Guard,
  Limits,
  MiddlewareContext,
  Next,
  Operation,
  ResponseInfo,
  Secret,
  SecretSupplier,
  SentInit,
  SentRequest,
  Success,
} from "./contract.js";
import {
  Invalid,
  Refusal,
  failed,
  hookFailure,
  isOfCertificate,
  isRefusedByFetch,
  linesOfCauses,
  thrownFailure,
} from "./failures.js";
import { addHeaders } from "./parameters.js";

/** Gives the secret of an attempt. */
type Ask = (exchange: Exchange) => Promise<string>;

/** Makes what asks a supplier: once for all calls of which the server has refused the same secret. */
function createAsking(supplier: SecretSupplier): Ask {
  let known: { readonly refused: string; readonly secret: Promise<string> } | undefined;
  const renew = (refused: string): Promise<string> => {
    if (known?.refused === refused) return known.secret;
    const secret = (async () => supplier(refused))();
    known = { refused, secret };
    // What has failed, or was no other secret, is asked for again.
    const forget = (given?: string): void => {
      if (given === refused) known = undefined;
    };
    void secret.then(forget, () => forget(refused));
    return secret;
  };
  return async ({ secrets, refused }) => {
    const old = refused?.get(supplier);
    const secret = await (old === undefined ? supplier() : renew(old));
    secrets.set(supplier, secret);
    return secret;
  };
}

/** What one attempt led to. */
type Outcome = Success<unknown> | FailedAttempt;

/** An attempt that failed, with what decides whether it is repeated. */
interface FailedAttempt extends Failed<CallFailure> {
  /** True where another attempt may end better. */
  readonly isPassing: boolean | undefined;
  /** How long the server asked to wait, in milliseconds; NaN where it did not. */
  readonly wait?: number;
  /** The status of the answer, be its body readable or not. */
  readonly status?: number | undefined;
}

type Scheme = NonNullable<ApiDescription["schemes"]>[string];

/**
 * Nothing else tells why a server answers 401. Where there are several schemes, the option that is certain to be read
 * for this one is its name in `auth`.
 */
function warnKeyless({ options, from }: Scheme, scheme: string): void {
  const option = from ? `auth.${scheme}` : `${options.join()} (${scheme})`;
  console.warn(`No ${option} is sent. Pass null if that is meant.`);
}

/** Adds the secrets of a scheme to a request. */
type Authorize = (request: SentRequest, exchange: Exchange) => Promise<void>;

/** What adds the secrets that an operation needs. */
type Authorizers = (operation: Operation) => readonly Authorize[];

/**
 * Makes what adds the secrets that the caller gave, and tells how often a call may ask for them again after a 401.
 * Throws `Invalid` on a text that cannot be sent.
 */
export function createAuthorizers(
  options: BaseClientOptions,
  { schemes = {}, security: usual = [] }: ApiDescription,
): [authorizers: Authorizers, renewals: number] {
  const given = new Map<string, Authorize>();
  let renewals = 0;
  let isTold = false;
  for (const [name, { send, name: place = name, options: members, from }] of Object.entries(
    schemes,
  )) {
    const found = from?.(options, name);
    const own = found === undefined ? options : found;
    const secrets = members.map((member) =>
      own && typeof own === "object" ? (own as Record<string, Secret>)[member] : own,
    ) as (Secret | null | undefined)[];
    // Null says that to go without is meant.
    isTold ||= secrets.includes(null);
    if (secrets.some((secret) => secret == null)) continue;
    const suppliers = secrets.map((secret) =>
      typeof secret === "function" ? createAsking(secret) : () => secret,
    );
    // Sent to nowhere, so that what cannot be sent is refused at once.
    if (secrets.some((secret) => typeof secret === "function")) renewals = 1;
    else send({ url: "", headers: {} }, secrets as string[], place);
    given.set(name, async (request, exchange) => {
      const texts = await Promise.all(suppliers.map(async (ask) => ask(exchange)));
      // Whatever the type of a supplier says: "undefined" and "null" are texts that could be sent.
      const nothing = members[texts.findIndex((text) => text == null)];
      if (nothing) throw new Invalid(nothing, "is no text");
      send(request, texts as string[], place);
    });
  }
  // The first alternative whose secrets are all there. Without any the request goes out as it is: a browser's proxy
  // may hold the key.
  const choose = (security: readonly (readonly string[])[]): readonly Authorize[] => {
    const found = security
      .map((names) => names.map((name) => given.get(name) as Authorize))
      .find((each) => each.every(Boolean));
    const missing = security[0]?.find((name) => !given.has(name)) ?? "";
    if (!found && !isTold && schemes[missing]) {
      isTold = true;
      warnKeyless(schemes[missing], missing);
    }
    return found ?? [];
  };
  let chosen: readonly Authorize[] | undefined;
  return [({ security }) => (security ? choose(security) : (chosen ??= choose(usual))), renewals];
}

/** What an attempt gives to its sending. */
interface Turn {
  /** Ends the attempt early. */
  readonly controller: AbortController;
  /** For the middleware. */
  readonly wait: MiddlewareContext["wait"];
  /** Takes what came of it. */
  readonly end: (outcome: Outcome) => void;
}

/** Passes a request through the middleware to `fetch`, and reads the answer. Never rejects. */
type Send = (exchange: Exchange, turn: Turn) => Promise<void>;

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

/**
 * Waits for the call's turn, which is not before `readyAt` tells, sends the request once and reads the answer. Resolves as
 * soon as the caller aborts or the time is up, whatever middleware, key suppliers and the platform still do; to
 * undefined where the wait is longer than the call may last. Never rejects.
 */
function attempt(
  exchange: Exchange,
  send: Send,
  readyAt: (now: number) => number,
): Promise<Outcome | undefined> {
  const {
    signal,
    limits: { timeoutMs, deadlineMs },
  } = exchange;
  return new Promise((resolve) => {
    const controller = new AbortController();
    // Not every type library has it that nothing can be cleared.
    let timer = undefined as unknown as ReturnType<typeof setTimeout>;
    const end = (outcome?: Outcome): void => {
      clearTimeout(timer);
      unfollow();
      resolve(outcome);
    };
    const stop = (error: CallFailure, isPassing?: boolean): void => {
      end({ ok: false, error, isPassing });
      controller.abort();
    };
    const onAbort = (): void => stop({ kind: "aborted", reason: signal?.reason });
    const after = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, Math.min(ms, maxTimerMs));
    };
    const late = (afterMs: number): void =>
      stop({ kind: "timeout", afterMs }, afterMs < deadlineMs);
    const limitTime = (now: number): void => {
      const left = exchange.endsAt - now;
      after(Math.min(left, timeoutMs), () => late(left > timeoutMs ? timeoutMs : deadlineMs));
    };
    const wait = (ms: number): Promise<void> =>
      new Promise((done) => {
        if (controller.signal.aborted) return;
        if (!(ms <= exchange.endsAt - performance.now())) late(deadlineMs);
        else
          after(ms, () => {
            limitTime(performance.now());
            done();
          });
      });
    const begin = (now: number): void => {
      exchange.endsAt ||= now + deadlineMs;
      const ms = Math.ceil(readyAt(now) - now);
      if (ms > Math.min(exchange.endsAt - now, maxTimerMs)) end();
      // A timer that has fired has waited, whatever the clock says: a test may have stopped that.
      else if (ms > 0) after(ms, () => begin(Math.max(performance.now(), now + ms)));
      else {
        exchange.attempt++;
        limitTime(now);
        void send(exchange, { controller, wait, end });
      }
    };
    const unfollow = whenAborted(signal, onAbort);
    if (signal?.aborted) onAbort();
    else begin(performance.now());
  });
}

/** Origins of https and of this machine. Names below `localhost` some systems ask a name server for. */
const safeOrigin: RegExp = /^https:|^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * The base URL without a slash at its end; paths are joined to it as text. Secrets and patients' data travel below
 * it, so it is https, or this machine, or the origin of the page that the client runs in;
 * plain http beyond that must be allowed by the caller.
 */
function baseUrlOf(
  given: string,
  { allowInsecure }: { allowInsecure?: boolean | undefined },
): string {
  const page = (globalThis as { location?: { href: string; origin: string } }).location;
  try {
    const { protocol, origin, pathname, href } = new URL(given, page?.href);
    const isAllowed = protocol === "http:" && (allowInsecure || origin === page?.origin);
    // What may remain is a user name, a query or a fragment.
    if ((isAllowed || safeOrigin.test(origin)) && href === origin + pathname)
      return href.replace(/\/+$/, "");
  } catch {
    // No URL at all; the platform's message quotes it.
  }
  throw new Invalid("baseUrl", "is no https or local URL");
}

/** For operations that only read, but whose body may be a stream: what was read of it cannot be sent again. */
const bodyGuard: Guard = (failure, { request }) => request.body?.isLost?.(failure) ?? false;

/** Waits, in milliseconds; an abort ends the wait early. Leaves no timer and no listener behind. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unfollow();
      resolve();
    };
    const timer = setTimeout(done, ms);
    const unfollow = whenAborted(signal, done);
  });
}

/**
 * Aborts `controller` when `signal` is aborted, with the same reason. Returns what ends that; `AbortSignal.any`
 * would keep a listener on a long-lived signal for every call.
 */
export function followSignal(
  signal: AbortSignal | undefined,
  controller: AbortController,
): () => void {
  if (signal?.aborted) controller.abort(signal.reason);
  return whenAborted(signal, () => controller.abort(signal?.reason));
}

type GivenLimits = { readonly [Name in keyof Limits]?: number | undefined };

/** The limits that are given, the rest as in `defaults`. */
function limitsOf(given: GivenLimits, defaults: Limits): Limits {
  const limits = { ...defaults };
  let name: keyof Limits;
  for (name in limits) {
    limits[name] = (given[name] ?? limits[name]) as number;
    if (!((limits[name] ?? 1) >= (name === "retries" ? 0 : 1)))
      throw new Invalid(name, "cannot be a limit");
  }
  return limits;
}

/** The pause of a client: a 429 asks one call to wait, and means all. */
interface Pause {
  /** All wait for `ms` milliseconds from `now` on. */
  begin(now: number, ms: number): void;
  /** A call has succeeded. */
  succeeded(): void;
  /** When an attempt may begin that is ready at `readyAt`. Where that is `now`, it has taken its turn. */
  turnAt(readyAt: number, now: number): number;
}

/** Makes the pause of one client. Times are those of `performance.now()`. */
function createPause(): Pause {
  let endsAt = 0;
  // Behind a pause calls come back one by one: all in one instant they would be refused again.
  let nextAt = 0;
  let gap = 0;
  let successes = 0;
  return {
    begin(now, ms) {
      // As many in a time of that length as succeeded before, and ten at least.
      if (now >= endsAt && ms > 0) {
        gap = ms / Math.max(successes, 10);
        successes = 0;
      }
      endsAt = Math.max(endsAt, now + ms);
    },
    succeeded() {
      successes++;
      gap *= 0.98;
    },
    turnAt(readyAt, now) {
      const at = Math.max(readyAt, endsAt, nextAt);
      if (at <= now && gap > 0) {
        // For a second nobody has waited.
        if (now - Math.max(nextAt, endsAt) > 1000) gap = 0;
        nextAt = now + gap;
      }
      return at;
    },
  };
}

/** Builds the request of a call. Throws `Invalid` on arguments that cannot be sent. */
type Prepare = (
  operation: Operation,
  given: object | undefined,
  options: CallOptions | undefined,
) => Exchange;

/** Checks the client's options. Throws `Invalid` on those that cannot work. */
export function createPreparer(options: BaseClientOptions, description: ApiDescription): Prepare {
  const base = baseUrlOf(options.baseUrl ?? description.baseUrl, options);
  const usual = addHeaders({}, options.headers);
  const limits = limitsOf(options, {
    timeoutMs: 30_000,
    deadlineMs: 120_000,
    retries: 2,
    maxBodyBytes: undefined,
  });
  return (operation, given, own) => {
    const { method, path, server, accept = "application/json", body, parameters = [] } = operation;
    const request: Arguments = { __proto__: null, ...given };
    // Joined as text: `new URL(path, base)` would drop the base's path, and let `//` at the path's start choose the host.
    const url = (server ? server[0](server, base, options) : base) + path;
    const asked = (own as AcceptOptions | undefined)?.accept;
    const headers = addHeaders({ accept, ...usual, ...(asked && { accept: asked }) }, own?.headers);
    const draft = { method, url, headers };
    for (const [add, ...names] of parameters) add(draft, request, names);
    body?.[0](draft, request, operation);
    return {
      operation,
      options: own,
      limits: own ? limitsOf(own, limits) : limits,
      given,
      signal: own?.signal,
      endsAt: 0,
      request: draft,
      attempt: 0,
      sent: 0,
      secrets: new Map(),
    };
  };
}

/** What a call ends with. */
type Ended = Success<unknown> | Failed<CallFailure>;

/**
 * How many retries a client may send beyond those that its successes pay for: under an outage 1,000 calls send at
 * most 1,100 requests (as the retry quota of AWS's SDKs does).
 */
const fullBudget = 100;

/** Makes what carries the calls of one client out: attempts, until one succeeds or none may follow. */
export function createRepeater(
  send: Send,
  renewable: number,
): (exchange: Exchange) => Promise<Ended> {
  let budget = fullBudget;
  const pause = createPause();
  return async (exchange) => {
    const { operation, limits } = exchange;
    let error: CallFailure = { kind: "timeout", afterMs: limits.deadlineMs };
    let repeated = 0;
    let renewals = renewable;
    for (let readyAt = 0; ;) {
      const { sent } = exchange;
      const outcome = await attempt(exchange, send, (now) => pause.turnAt(readyAt, now));
      if (!outcome) break;
      const status = outcome.ok ? 300 : (outcome.status as number);
      // A server that answers, be it with what is wrong with the request, is in good order. A retry that it answers
      // pays for itself, so that the budget lasts while at most a third of the requests fail.
      if (status >= 300 && status < 429)
        budget = Math.min(fullBudget, budget + (repeated ? 1 : 0.2));
      if (outcome.ok) {
        pause.succeeded();
        return outcome;
      }
      const { wait, isPassing } = outcome;
      error = outcome.error;
      const isFinal = operation.guard?.(error, exchange, sent);
      const isRenewal = status === 401 && !isFinal && renewals-- > 0;
      exchange.refused = isRenewal ? exchange.secrets : undefined;
      exchange.secrets = new Map();
      // Exponential backoff with full jitter, in milliseconds: at most 400, 800, 1,600 and so on up to 20,000.
      const backoff = isRenewal ? 0 : Math.random() * Math.min(20_000, 200 * 2 ** exchange.attempt);
      const now = performance.now();
      readyAt = now + (wait || 0) + backoff;
      // One call was told, all would be; a wait that no call can sit out stops nobody else.
      if (status === 429 && now + (wait as number) < exchange.endsAt)
        pause.begin(now, wait as number);
      if (isRenewal) continue;
      // A server that names the time of the repetition has asked for it.
      const cost = (wait as number) >= 0 ? 0 : 1;
      if (!isPassing || isFinal || repeated >= limits.retries || budget < cost) break;
      budget -= cost;
      repeated++;
    }
    return failed(operation.id, error);
  };
}

/**
 * What Node, undici, Bun and Deno say of a connection that never stood: no server, no trust, no TLS, no tunnel, a port
 * that `fetch` blocks. Other runtimes do not tell: perhaps applied, as with EHOSTUNREACH and ENETUNREACH, with which a
 * connection that stood may end too, and with a record of TLS that was altered on the way. Words of a message are such
 * that no URL in it can have them.
 */
const neverSent =
  /^\w*(REFUSED|NOTFOUND|AI_AGAIN|CONNECT_TIMEOUT|EPROTO|ERR_SSL_(?!\w*(MAC|DECRYPT)))\w* |^(ConnectionRefused|FailedToOpen)|client error \(Connect\)|before secure TLS connection|HTTP Tunneling|: bad port|are blocked/m;

/**
 * For operations that change something: tells where the server may have carried the request out, and then lets only
 * those be repeated that may be carried out twice.
 */
export const writeGuard: Guard = (failure, exchange, sentBefore) => {
  const sent = exchange.sent - sentBefore;
  // Of what a middleware sent several times, only the last answer is known.
  exchange.isApplied ||= sent > 1 || mayHaveApplied(failure, sent > 0);
  if (exchange.isApplied) failure.maybeApplied = true;
  const isRepeatable = exchange.options?.repeatable ?? exchange.operation.repeatable;
  return bodyGuard(failure, exchange, sentBefore) || (exchange.isApplied && !isRepeatable);
};

function mayHaveApplied(failure: CallFailure, isSent: boolean): boolean {
  if (failure.kind === "network")
    return !isOfCertificate(failure) && !neverSent.test(linesOfCauses(failure.cause));
  const response = "response" in failure ? failure.response : undefined;
  const status = response?.status;
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  return status === undefined ? isSent : !/^(30[4-9]|4|50[15])/.test(`${status}`);
}
