import type { NetworkError } from "../contract/errors.js";

/**
 * A failure of the platform. Only its code is kept, where it is a word and no number of a `DOMException`: its message may
 * quote a header, and its cause the request.
 */
export function networkFailure(thrown: unknown): NetworkError {
  const { cause, code = cause?.code } = Object(thrown) as {
    code?: string;
    cause?: { code?: string };
  };
  // The pattern sees an absent code as "undefined".
  return { kind: "network", ...(/^[A-Z]\w+$/.test(code as string) && { code: code as string }) };
}
