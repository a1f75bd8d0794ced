/** The limits of a call. */
export interface Limits {
  /** Milliseconds, one attempt. */
  timeoutMs: number;
  /** Milliseconds, the whole call. */
  deadlineMs: number;
  retries: number;
  /** Undefined: 100 MiB, and 1 MiB for a failure. */
  maxBodyBytes: number | undefined;
}
