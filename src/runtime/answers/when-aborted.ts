const tellersOf = new WeakMap<EventTarget, Set<() => void>>();

/** One function for all signals: a platform takes the same listener of a signal but once (DOM, "add an event listener"). */
function tellAll({ target }: { readonly target: unknown }): void {
  for (const tell of tellersOf.get(target as EventTarget) ?? []) tell();
}

/**
 * Calls `tell` when `signal` is aborted, as a listener would be. Returns what ends that. However many wait for a signal,
 * it has one listener: Node warns of more than ten as of a leak.
 */
export function whenAborted(signal: AbortSignal | undefined, tell: () => void): () => void {
  if (!signal) return () => {};
  const tellers = tellersOf.get(signal) ?? new Set();
  tellersOf.set(signal, tellers.add(tell));
  signal.addEventListener("abort", tellAll);
  return () => {
    tellers.delete(tell);
    if (tellers.size === 0) signal.removeEventListener("abort", tellAll);
  };
}
