import type { NetworkError } from "./errors.js";
import type { FailedAttempt } from "./outcome.js";

/** Codes of Node, undici and Bun for a connection that never stood. Other runtimes do not tell: perhaps applied. */
const neverSent =
  /^E(CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$|CONNECT_TIMEOUT|CERT|^ConnectionRefused|^FailedToOpen/;

/** A failure of the platform. Only its code is kept: its message may quote a header, and its cause the request. */
export function networkFailure(thrown: unknown): FailedAttempt {
  const { cause, code = cause?.code } = Object(thrown) as {
    code?: unknown;
    cause?: { code?: unknown };
  };
  const error: NetworkError = { kind: "network" };
  if (/^\w+$/.test(`${code ?? ""}`)) error.code = code as string;
  return { ok: false, error, isPassing: true, perhaps: !neverSent.test(error.code ?? "") };
}
