import type { NetworkError } from "./errors.js";
import type { FailedAttempt } from "./outcome.js";

/** Codes of Node, undici and Bun for a connection that never stood. Other runtimes do not tell: perhaps applied. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|CERT/;

/** A failure of the platform. Only its code is kept: its message may quote a header, and its cause the request. */
export function networkFailure(error: unknown): FailedAttempt {
  const { cause, code = cause?.code } = (error ?? {}) as {
    code?: unknown;
    cause?: { code?: unknown };
  };
  const failure: NetworkError = { kind: "network" };
  if (typeof code === "string" && /^\w+$/.test(code)) failure.code = code;
  const isSent = !neverSent.test(failure.code ?? "");
  return {
    ok: false,
    error: failure,
    perhapsApplied: isSent,
    repeat: isSent ? "ifSafe" : "always",
  };
}
