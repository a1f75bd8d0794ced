import { whenAborted } from "../answers/when-aborted.js";

/** Waits, in milliseconds; an abort ends the wait early. Leaves no timer and no listener behind. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unfollow();
      resolve();
    };
    const timer = setTimeout(done, ms);
    const unfollow = whenAborted(signal, done);
  });
}
