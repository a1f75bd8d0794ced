/** Those that follow a signal, and the one listener that tells them. */
interface Followers {
  controllers: Set<AbortController>;
  abort: () => void;
}

const followersOf = new WeakMap<AbortSignal, Followers>();

/**
 * Aborts `controller` when `signal` is aborted, with the same reason. Returns what ends that; `AbortSignal.any`
 * would keep a listener on a long-lived signal for every call. However many follow a signal, it has one listener:
 * Node warns of more than ten as of a leak.
 */
export function followSignal(
  signal: AbortSignal | undefined,
  controller: AbortController,
): () => void {
  if (!signal) return () => {};
  if (signal.aborted) controller.abort(signal.reason);
  const followers = followersOf.get(signal) ?? listen(signal);
  followers.controllers.add(controller);
  return () => {
    followers.controllers.delete(controller);
    if (followers.controllers.size > 0) return;
    signal.removeEventListener("abort", followers.abort);
    followersOf.delete(signal);
  };
}

function listen(signal: AbortSignal): Followers {
  const controllers = new Set<AbortController>();
  const abort = (): void => {
    for (const controller of controllers) controller.abort(signal.reason);
  };
  signal.addEventListener("abort", abort);
  const followers = { controllers, abort };
  followersOf.set(signal, followers);
  return followers;
}
