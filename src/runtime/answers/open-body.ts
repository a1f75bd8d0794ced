import type { CallFailure } from "../contract/errors.js";
import { whenAborted } from "./when-aborted.js";
import type { DecodeContext } from "../contract/operation.js";
import { ApiError } from "../failures/api-error.js";
import { thrownFailure } from "../failures/network-failure.js";
import { maxTimerMs } from "./max-timer.js";
import { readerOf } from "./read-body.js";

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
  const reader = readerOf(response);
  const close = (): void => {
    unfollow();
    controller.abort();
    // A body that a middleware or a `fetch` of the caller's made does not hear of the abort: reading it goes on.
    reader?.cancel().catch(() => undefined);
  };
  const unfollow = whenAborted(signal, close);
  if (signal?.aborted) close();
  const next = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    let failure: CallFailure | undefined;
    let isLate = false;
    const stop = (): void => {
      isLate = true;
      close();
    };
    const began = performance.now();
    const timer = setTimeout(stop, Math.min(timeoutMs, maxTimerMs));
    const chunk = await reader?.read().catch((error: unknown) => {
      failure = thrownFailure(error, performance.now() - began);
    });
    clearTimeout(timer);
    if (isLate) failure = { kind: "timeout", afterMs: timeoutMs };
    if (signal?.aborted) failure = { kind: "aborted", reason: signal.reason };
    if (chunk?.value && !failure) return chunk.value as Uint8Array<ArrayBuffer>;
    unfollow();
    if (!failure) return undefined;
    close();
    throw new ApiError(operation.id, failure);
  };
  return { next, close };
}
