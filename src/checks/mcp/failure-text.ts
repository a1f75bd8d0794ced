import type { CallFailure } from "../client.js";
import type { Tool } from "./tool.js";

/** What a call that failed is told as: what happened, what the document says of it, and what to do now. */
export function failureText(failure: CallFailure, { failures = {}, effect }: Tool): string {
  const status = "status" in failure ? failure.status : 0;
  const range = `${Math.trunc(status / 100)}XX`;
  const said = failures[status] ?? failures[range] ?? failures["default"];
  const isAnswer = /^(http|default)$/.test(failure.kind);
  const mayRepeat = effect === "reads" || effect === "sets";
  const todo =
    failure.maybeApplied && !mayRepeat
      ? "Look first whether it was done: calling it again could do it twice."
      : whatNow(failure);
  return [...(isAnswer && said !== undefined ? [said] : []), todo].join(" ");
}

function whatNow(failure: CallFailure): string {
  switch (failure.kind) {
    case "http":
    case "default":
    case "undeclared":
      return whatNowAfter(
        failure.status,
        "retryAfterMs" in failure ? failure.retryAfterMs : undefined,
      );
    case "network":
    case "timeout":
      return "It can be called again with the same arguments, a little later.";
    case "aborted":
      return "It was stopped. It can be called again with the same arguments.";
    case "invalid":
      return `Change the argument ${failure.parameter} before it is called again.`;
    case "redirect":
    case "decode":
    case "hook":
      return "Calling it again will not help. Tell the user.";
    default:
      return failure satisfies never;
  }
}

/** What a status asks of those who get it (RFC 9110, section 15; RFC 6585, section 4). */
function whatNowAfter(status: number, afterMs: number | undefined): string {
  if (status === 401 || status === 403) {
    const why = status === 401 ? "are not accepted" : "do not allow it";
    return `The credentials of this server ${why}. Calling it again will not help. Tell the user.`;
  }
  if (status === 404 || status === 410)
    return "There is no such thing. Calling it again with the same arguments will not help: check the ids.";
  if (status === 409 || status === 412)
    return "It is at odds with what is there. Read that before it is called again.";
  const isPassing = /^(408|425|429|5\d\d)$/.test(String(status)) && status !== 501;
  if (!isPassing) return "Change the arguments before it is called again.";
  if (afterMs === undefined)
    return "It can be called again with the same arguments, a little later.";
  return `It can be called again with the same arguments after ${Math.ceil(afterMs / 1000)} seconds.`;
}
