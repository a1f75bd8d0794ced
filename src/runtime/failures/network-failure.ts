import type { CallFailure, HookError, NetworkError, TimeoutError } from "../contract/errors.js";
import type { ResponseInfo } from "../contract/response-info.js";
import { hide } from "./hide.js";

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
