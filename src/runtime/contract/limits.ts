/** The limits of a call. */
export interface Limits {
  /** Milliseconds, one attempt. */
  timeoutMs: number;
  /** Milliseconds, the whole call. */
  deadlineMs: number;
  retries: number;
}
