import type {
  AbortedError,
  CallFailure,
  DecodeError,
  Delay,
  Failed,
  HookError,
  InvalidError,
  NetworkError,
  ResponseInfo,
  Result,
  StatusFailure,
  TimeoutError,
} from "./contract.js";

/** Ends a call with a failure of its own making. The message quotes neither the request nor the answer. */
export class Refusal extends TypeError {
  /** The failure that tells of it; one of a body lacks its response. */
  declare readonly failure: InvalidError | Omit<DecodeError, "response">;
  /** True where the end of a body seems to be missing. */
  declare readonly isCutOff: boolean | undefined;

  constructor(failure: Refusal["failure"], isCutOff?: boolean) {
    super(failure.message);
    this.failure = failure;
    this.isCutOff = isCutOff;
  }
}

/** A body that cannot be read as it should be. The message quotes nothing of it. */
export class Unreadable extends Refusal {
  /** `problem` continues the sentence that the body begins; `text` is what was read of it. */
  constructor(problem: string, text = "") {
    super(
      {
        kind: "decode",
        message: `The body ${problem}.`,
        // How it begins, letters, digits and the signs upon letters masked.
        excerpt: text.slice(0, 200).replace(/[\p{L}\p{M}\p{N}]/gu, "x"),
      },
      /^\s*[[{](.*[^\]}\s])?\s*$/s.test(text),
    );
  }
}

/** Which operation a failure is of: beside the failure, so that the failure's own members stay those declared. */
const operations = new WeakMap<object, string>();

/** Notes the operation of a failure. */
export function setOperation(failure: object, operation: string): void {
  operations.set(failure, operation);
}

/** A failure as the result of an operation. */
export function failed<Failure extends object>(operation: string, error: Failure): Failed<Failure> {
  operations.set(error, operation);
  return { ok: false, error };
}

/** The operation of a failure; empty where none was noted. */
function operationOf(failure: unknown): string {
  return operations.get(failure as object) ?? "";
}

/**
 * What `unwrap` throws. Its message, `toString`, `toJSON` and `inspect` tell the operation, the kind, the status and
 * the code, never a body.
 */
export class ApiError<Failure = CallFailure> extends Error {
  override readonly name: string = "ApiError";
  /** The operation's id; empty where the failure comes from a fake client. */
  readonly operation: string;
  readonly #error: Failure;

  constructor(operation: string, error: Failure) {
    const { kind, status, code } = error as { kind?: string; status?: number; code?: string };
    super([operation, kind, status, code].filter((part) => (part ?? "") !== "").join(" "));
    this.operation = operation;
    this.#error = error;
  }

  /** The failure, as the operation's Result had it. */
  get error(): Failure {
    return this.#error;
  }

  /** What JSON.stringify shows. */
  toJSON(): { name: string; message: string; operation: string } {
    return { name: this.name, message: this.message, operation: this.operation };
  }
}

/** Narrows an error to the failures of the client's operations, and of one of them where it is named. */
export interface ApiErrorGuard<Errors> {
  (value: unknown): value is ApiError<Errors[keyof Errors]>;
  <Id extends keyof Errors & string>(value: unknown, operation: Id): value is ApiError<Errors[Id]>;
}

/**
 * Types the guard for a client. Where `Errors` is known, a compiler would compare with the union of all failures of all
 * operations.
 */
export function apiErrorGuard<Errors>(): ApiErrorGuard<Errors> {
  return isApiError;
}

/** True for an `ApiError`, of the named operation where one is given. */
function isApiError(value: unknown, operation?: string): value is ApiError<never> {
  return value instanceof ApiError && (operation === undefined || value.operation === operation);
}

/** The data of a result that may have succeeded in several ways, which have data of their own. */
export type DataOf<Outcome> = Outcome extends { ok: true; data: infer Data } ? Data : never;

/** The data of a result, or of a promise of one. Throws (or rejects with) an `ApiError` where it failed. */
export function unwrap<Outcome extends Result<unknown, unknown>>(result: Outcome): DataOf<Outcome>;
export function unwrap<Outcome extends Result<unknown, unknown>>(
  result: Promise<Outcome>,
): Promise<DataOf<Outcome>>;
export function unwrap(
  result: Result<unknown, unknown> | Promise<Result<unknown, unknown>>,
): unknown {
  // A promise may be of another kind than this `Promise`: a polyfill's, or that of a frame or of a test's sandbox.
  if (!("ok" in result)) return result.then((settled) => unwrap(settled));
  if (result.ok) return result.data;
  throw new ApiError(operationOf(result.error), result.error);
}

/**
 * Gives an object a member that is read by its name only. Neither listing nor copying finds it, and what prints members
 * that cannot be enumerated, too (`%o`, `showHidden`), shows an accessor and not what it gives.
 */
export function hide<Target extends object>(
  target: Target,
  name: string,
  get: () => unknown,
): Target {
  return Object.defineProperty(target, name, { get });
}

/** What something thrown may say, or a cause of it. */
interface Thrown {
  readonly name?: string;
  readonly code?: unknown;
  readonly message?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Codes of Node, undici, OpenSSL, Bun and node-fetch for what happens on the way. */
const codes = /^(E[A-Z]|UND_|HPE|\w*CERT|UNABLE|Connect|FailedTo)\w*$/;

/** What the others begin with: Deno and Node, workerd, Chromium, Firefox, Safari, React Native. */
const messages =
  /: (fetch failed|failed to fetch|load failed|terminated|error (sending|reading)|(the )?(network|internet|internal error))/i;

/** Codes and names of what lies with the caller: an argument that is refused, a file that is gone or has changed. */
const callers = /ERR_(INVALID|NOT_SUPPORTED)|NotReadable|, (open|read|stat)/;

/** Limits of the platform's own: for headers, for a body, for all. A connection that takes too long has another name. */
const platformLimits = /[sy ]TimeoutError/;

/** A certificate does not change between two attempts. No URL, which a message of Deno quotes, looks like that. */
const certificates = /^\w*(CERT|UNABLE_)\w* |peer cert/m;

function causesOf(thrown: unknown): Thrown[] {
  const causes: Thrown[] = [];
  for (
    let each = thrown as Thrown;
    Object(each) === each && causes.length < 9;
    each = (each.errors?.[0] ?? each.cause) as Thrown
  )
    causes.push(each);
  return causes;
}

/** A line for each of the causes: its code, its name and its message, which may quote what was sent. */
export function linesOfCauses(thrown: unknown): string {
  return causesOf(thrown)
    .map(({ code, name, message }) => `${code as string} ${name}: ${message}`)
    .join("\n");
}

/** Whether a `fetch` says that it took the request for none that could be sent. */
export function isRefusedByFetch(thrown: unknown): boolean {
  return callers.test(linesOfCauses(thrown));
}

/** Whether a failure lies with a certificate. */
export function isOfCertificate(failure: CallFailure): boolean {
  return failure.kind === "network" && certificates.test(linesOfCauses(failure.cause));
}

/**
 * What a `fetch`, or a body that is read, has thrown: a failure of the network after `afterMs` milliseconds, or what is
 * the caller's, such as a mistake in a `fetch` of one's own. Of the platform's words only a code is shown: a message may
 * quote a header, and a cause the request.
 */
export function thrownFailure(
  thrown: unknown,
  afterMs: number,
  response?: ResponseInfo,
): NetworkError | TimeoutError | HookError {
  const text = linesOfCauses(thrown);
  const code = causesOf(thrown).find((each) => codes.test(`${each.code as string}`))?.code;
  if (callers.test(text) || !(code || platformLimits.test(text) || messages.test(text)))
    return hookFailure(thrown, response);
  if (platformLimits.test(text)) return { kind: "timeout", afterMs: Math.round(afterMs) };
  const failure: NetworkError = {
    kind: "network",
    ...((code as string) && { code: code as string }),
  };
  return hide(failure, "cause", () => thrown);
}

/** What the caller's own code has thrown; `response`: the answer that was there. */
export function hookFailure(cause: unknown, response?: ResponseInfo): HookError {
  return hide({ kind: "hook", ...(response && { response }) }, "cause", () => cause) as HookError;
}

/** An argument that cannot be sent. The message names the parameter and does not quote its value. */
export class Invalid extends Refusal {
  /** `problem` continues the sentence that the parameter begins: "is empty". */
  constructor(parameter: string, problem: string) {
    super({ kind: "invalid", parameter, message: `${parameter} ${problem}.` });
  }
}

/** An argument of a helper that composes calls is refused; nothing was sent. */
export function refused(
  operation: string,
  parameter: string,
  problem: string,
): Failed<InvalidError> {
  return failed(operation, { kind: "invalid", parameter, message: `${parameter} ${problem}.` });
}

/** An answer was decoded, and does not say what the document promises of it. */
export function unexpected(
  operation: string,
  response: ResponseInfo,
  message: string,
): Failed<DecodeError> {
  return failed(operation, { kind: "decode", message, excerpt: "", response });
}

/** The caller's signal ended a helper between two calls. */
export function aborted(operation: string, signal: AbortSignal): Failed<AbortedError> {
  return failed(operation, { kind: "aborted", reason: signal.reason });
}

/** Whether a failure is a status that the document declares. */
export function isStatus<Status extends number>(
  status: Status,
  failure: CallFailure,
): failure is StatusFailure<Status, unknown> {
  return failure.kind === "http" && failure.status === status;
}

/**
 * One sentence for a log or a person: the operation, what happened, and whether a write may have been carried out. It
 * quotes nothing of a body, a header or a cause.
 */
export function describeFailure(failure: CallFailure): string {
  const operation = operationOf(failure);
  const applied = failure.maybeApplied ? "; it may have been carried out" : "";
  return `${operation && `${operation}: `}${happened(failure)}${applied}.`;
}

function happened(failure: CallFailure): string {
  switch (failure.kind) {
    case "http":
    case "default":
      return `the server answered ${failure.status}${asked(failure as Delay)}`;
    case "undeclared":
      return `the server answered ${failure.status}, which is not declared${asked(failure as Delay)}`;
    case "redirect":
      return `the server redirects${failure.status ? ` (${failure.status})` : ""}, which is not followed`;
    case "network":
      return `the connection failed${failure.code ? ` (${failure.code})` : ""}`;
    case "timeout":
      return `it took longer than ${failure.afterMs} ms`;
    case "aborted":
      return "it was aborted";
    case "decode":
      return `the answer (${failure.response.status}) cannot be read: ${lower(failure.message)}`;
    case "invalid":
      return `nothing was sent: ${lower(failure.message)}`;
    case "hook":
      return "the caller's middleware, fetch, key supplier or body failed";
    default:
      return failure satisfies never;
  }
}

function asked(failure: Delay): string {
  const { retryAfterMs } = failure;
  return retryAfterMs === undefined ? "" : ` and asks to wait ${retryAfterMs} ms`;
}

/** A sentence as a part of another. */
function lower(message: string): string {
  return message.replace(/^The /, "the ").replace(/\.$/, "");
}

// Statuses below 500 that speak of the moment and not of the request: RFC 9110, section 15.5.9; RFC 8470, section
// 5.2; RFC 6585, section 4.
const passing = [408, 425, 429];

/** Whether asking again cannot change a failure: it lies with the request or its caller, not with the moment. */
export function isSettled(failure: CallFailure): boolean {
  switch (failure.kind) {
    case "aborted":
    case "invalid":
    case "redirect":
    case "hook":
      return true;
    case "http":
    case "default":
    case "undeclared":
      return failure.status >= 400 && failure.status < 500 && !passing.includes(failure.status);
    case "network":
    case "timeout":
    case "decode":
      return false;
    default:
      failure satisfies never;
      return true;
  }
}
