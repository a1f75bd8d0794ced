import type { CallFailure, Delay } from "../contract/errors.js";
import { operationOf } from "./failed-operation.js";

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
