/**
 * Aborts `controller` when `signal` is aborted, with the same reason. Returns what ends that; `AbortSignal.any`
 * would keep a listener on a long-lived signal for every call.
 */
export function followSignal(
  signal: AbortSignal | undefined,
  controller: AbortController,
): () => void {
  const follow = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) follow();
  signal?.addEventListener("abort", follow);
  return () => signal?.removeEventListener("abort", follow);
}
