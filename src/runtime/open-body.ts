import { ApiError } from "./api-error.js";
import type { DecodeContext } from "./decoder.js";
import type { CallFailure } from "./errors.js";
import { networkFailure } from "./network-failure.js";

/** A body that is read after its call has resolved. */
export interface OpenBody {
  /** The next chunk, undefined at the end. Rejects with an `ApiError`: `aborted`, `timeout` or `network`. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Gives the rest up. */
  close(): void;
}

/**
 * Opens a body for reading piece by piece. The call's time limits ended with its headers, so each piece has
 * `timeoutMs`, and the caller's signal still ends everything.
 */
export function openBody(response: Response, context: DecodeContext): OpenBody {
  const { operation, signal, controller } = context;
  const { timeoutMs } = context.limits;
  const reader = response.body?.getReader();
  const close = (): void => {
    signal?.removeEventListener("abort", close);
    controller.abort();
  };
  signal?.addEventListener("abort", close);
  if (signal?.aborted) close();
  const next = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      close();
    }, timeoutMs);
    try {
      const chunk = await reader?.read();
      if (!chunk?.done) return chunk?.value as Uint8Array<ArrayBuffer> | undefined;
      signal?.removeEventListener("abort", close);
      return undefined;
    } catch (error) {
      close();
      throw new ApiError(operation.id, failureOf(error));
    } finally {
      clearTimeout(timer);
    }
    function failureOf(error: unknown): CallFailure {
      if (signal?.aborted) return { kind: "aborted", reason: signal.reason };
      return isLate ? { kind: "timeout", afterMs: timeoutMs } : networkFailure(error);
    }
  };
  return { next, close };
}
