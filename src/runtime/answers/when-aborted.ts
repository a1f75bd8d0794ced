/** Those that wait for a signal, and the one listener that tells them. */
interface Waiting {
  readonly tellers: Set<() => void>;
  readonly listener: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `tell` when `signal` is aborted, as a listener would be. Returns what ends that. However many wait for a signal,
 * it has one listener: Node warns of more than ten as of a leak.
 */
export function whenAborted(signal: AbortSignal | undefined, tell: () => void): () => void {
  if (!signal) return () => {};
  const { tellers, listener } = waitingFor.get(signal) ?? listen(signal);
  tellers.add(tell);
  return () => {
    if (!tellers.delete(tell) || tellers.size > 0) return;
    signal.removeEventListener("abort", listener);
    waitingFor.delete(signal);
  };
}

function listen(signal: AbortSignal): Waiting {
  const tellers = new Set<() => void>();
  const listener = (): void => {
    for (const tell of tellers) tell();
  };
  signal.addEventListener("abort", listener);
  const waiting = { tellers, listener };
  waitingFor.set(signal, waiting);
  return waiting;
}
