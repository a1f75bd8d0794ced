import type { NetworkError } from "./errors.js";

/** A failure of the platform. Only its code is kept: its message may quote a header, and its cause the request. */
export function networkFailure(thrown: unknown): NetworkError {
  const { cause, code = cause?.code } = Object(thrown) as {
    code?: unknown;
    cause?: { code?: unknown };
  };
  return { kind: "network", ...(/^\w+$/.test(`${code ?? ""}`) && { code: code as string }) };
}
