import type { NetworkError } from "./errors.js";
import { failed } from "./outcome.js";
import type { FailedAttempt } from "./outcome.js";

/** Codes of Node, undici and Bun for a connection that never stood. Other runtimes do not tell: perhaps applied. */
const neverSent =
  /^E(CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$|CONNECT_TIMEOUT|CERT|^ConnectionRefused|^FailedToOpen/;

/** A failure of the platform. Only its code is kept: its message may quote a header, and its cause the request. */
export function networkFailure(error: unknown): FailedAttempt {
  const { cause, code = cause?.code } = Object(error) as {
    code?: unknown;
    cause?: { code?: unknown };
  };
  const failure: NetworkError = { kind: "network" };
  if (typeof code === "string" && /^\w+$/.test(code)) failure.code = code;
  const isSent = !neverSent.test(failure.code ?? "");
  return failed(failure, isSent ? "ifSafe" : "always", isSent);
}
