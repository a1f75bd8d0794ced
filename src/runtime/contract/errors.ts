import type { ResponseInfo } from "./response-info.js";

/** What every failure may tell beside its kind. */
export interface FailureBase {
  /** Set where the call writes and may have reached the server: look before you repeat it. */
  maybeApplied?: true;
}

/** An answer that carried a body. */
export interface AnsweredFailure<Body> extends FailureBase {
  /**
   * The body, decoded and not validated. Not enumerable, so that printing or serialising the failure does not show
   * what the server told about a person. Undefined where the answer was empty.
   */
  body: Body;
  response: ResponseInfo;
}

/** A status that the document declares for the operation. */
export interface StatusFailure<Status extends number, Body> extends AnsweredFailure<Body> {
  kind: "http";
  status: Status;
}

/** What a 429 or a 503 may tell beside its body. */
export interface Delay {
  /** How long the server asked to wait, in milliseconds, counted from the answer (RFC 9110, section 10.2.3). */
  retryAfterMs?: number;
}

/** 429 Too Many Requests (RFC 6585, section 4), or 503 Service Unavailable (RFC 9110, section 15.6.4). */
export interface DelayFailure<Status extends 429 | 503, Body>
  extends StatusFailure<Status, Body>, Delay {}

/**
 * The declared failures of an operation: one member per status, so that `status` narrows the body.
 * `Siblings` are further members, such as `{ contentType: "application/json" }`.
 */
export type HttpError<Status extends number, Body, Siblings = unknown> = Status extends 429 | 503
  ? DelayFailure<Status, Body> & Siblings
  : Status extends number
    ? StatusFailure<Status, Body> & Siblings
    : never;

/** A status that the document declares as a range or as `default` (OpenAPI 3.1, section 4.8.16). */
export interface RangeFailure<Range extends string, Body> extends AnsweredFailure<Body>, Delay {
  kind: "default";
  range: Range;
  status: number;
}

/** The failures of a declared range such as `4XX`, or of `default`: one member per range. */
export type DefaultError<Range extends string, Body, Siblings = unknown> = Range extends string
  ? RangeFailure<Range, Body> & Siblings
  : never;

/** A status that the document does not have. */
export interface UndeclaredError extends AnsweredFailure<unknown>, Delay {
  kind: "undeclared";
  status: number;
}

/** A redirect. None is followed: `fetch` would carry the key to another origin. */
export interface RedirectError extends FailureBase {
  kind: "redirect";
  /** 0 in a browser, which hides the status, and in Node for a stream or more than 1 MiB that were sent. */
  status: number;
  response: ResponseInfo;
}

/** The request or its answer was lost on the way. */
export interface NetworkError extends FailureBase {
  kind: "network";
  /** What the platform calls it, such as `ECONNREFUSED`, where it says. */
  code?: string;
  /** What the platform threw. Not enumerable: its message may quote what was sent. */
  cause?: unknown;
}

/** The call took longer than `timeoutMs` or `deadlineMs` allow, or than the platform does. */
export interface TimeoutError extends FailureBase {
  kind: "timeout";
  /** The limit that was hit, in milliseconds. */
  afterMs: number;
}

/** The caller's signal was aborted. */
export interface AbortedError extends FailureBase {
  kind: "aborted";
  /** The signal's reason. */
  reason: unknown;
}

/** The answer arrived and could not be read as what its status promises. */
export interface DecodeError extends FailureBase {
  kind: "decode";
  /** What is wrong, with the length in bytes; it quotes nothing of the body. */
  message: string;
  /** How the body begins, at most 200 characters, every letter and digit masked. */
  excerpt: string;
  response: ResponseInfo;
}

/** Refused before anything was sent. */
export interface InvalidError extends FailureBase {
  kind: "invalid";
  /** The request's member, or the option, that cannot be sent. */
  parameter: string;
  /** What is wrong with it; it does not quote the value. */
  message: string;
}

/**
 * The caller's middleware, `fetch`, key supplier or body failed. An answer whose body a middleware has read is one of
 * these.
 */
export interface HookError extends FailureBase {
  kind: "hook";
  /** What was thrown. Not enumerable, so that printing the failure does not show what it may quote. */
  cause: unknown;
  /** The answer, where there was one. */
  response?: ResponseInfo;
}

/** What can happen to any call, whatever the document declares. */
export type CallError =
  | UndeclaredError
  | RedirectError
  | NetworkError
  | TimeoutError
  | AbortedError
  | DecodeError
  | InvalidError
  | HookError;

/** Every failure there is, as code that works for all operations sees it. */
export type CallFailure =
  | StatusFailure<number, unknown>
  | DelayFailure<429 | 503, unknown>
  | RangeFailure<string, unknown>
  | CallError;
