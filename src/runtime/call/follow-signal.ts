import { whenAborted } from "../answers/when-aborted.js";

/**
 * Aborts `controller` when `signal` is aborted, with the same reason. Returns what ends that; `AbortSignal.any`
 * would keep a listener on a long-lived signal for every call.
 */
export function followSignal(
  signal: AbortSignal | undefined,
  controller: AbortController,
): () => void {
  if (signal?.aborted) controller.abort(signal.reason);
  return whenAborted(signal, () => controller.abort(signal?.reason));
}
