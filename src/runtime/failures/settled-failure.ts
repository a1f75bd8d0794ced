import type { CallFailure } from "../contract/errors.js";

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
