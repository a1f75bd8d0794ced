import type { AbortedError, DecodeError, InvalidError } from "../contract/errors.js";
import type { ResponseInfo } from "../contract/response-info.js";
import type { Failed } from "../contract/result.js";
import { failed } from "./failed-operation.js";

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
