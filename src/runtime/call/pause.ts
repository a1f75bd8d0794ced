/** The pause of a client: a 429 asks one call to wait, and means all. */
export interface Pause {
  /** All wait for `ms` milliseconds from `now` on. */
  begin(now: number, ms: number): void;
  /** A call has succeeded. */
  succeeded(): void;
  /** When an attempt may begin that is ready at `readyAt`. Where that is `now`, it has taken its turn. */
  turnAt(readyAt: number, now: number): number;
}

/** Makes the pause of one client. Times are those of `performance.now()`. */
export function createPause(): Pause {
  let endsAt = 0;
  // Behind a pause calls come back one by one: all in one instant they would be refused again.
  let nextAt = 0;
  let gap = 0;
  let successes = 0;
  return {
    begin(now, ms) {
      // As many in a time of that length as succeeded before, and ten at least.
      if (now >= endsAt && ms > 0) {
        gap = ms / Math.max(successes, 10);
        successes = 0;
      }
      endsAt = Math.max(endsAt, now + ms);
    },
    succeeded() {
      successes++;
      gap *= 0.98;
    },
    turnAt(readyAt, now) {
      const at = Math.max(readyAt, endsAt, nextAt);
      if (at <= now && gap > 0) {
        // For a second nobody has waited.
        if (now - Math.max(nextAt, endsAt) > 1000) gap = 0;
        nextAt = now + gap;
      }
      return at;
    },
  };
}
