import type { CallFailure } from "../contract/errors.js";
import type { Failed, Success } from "../contract/result.js";

/** What one attempt led to. */
export type Outcome = Success<unknown> | FailedAttempt;

/** An attempt that failed, with what decides whether it is repeated. */
export interface FailedAttempt extends Failed<CallFailure> {
  /** True where another attempt may end better. */
  readonly isPassing: boolean | undefined;
  /** How long the server asked to wait, in milliseconds; NaN where it did not. */
  readonly wait?: number;
  /** The status of the answer, be its body readable or not. */
  readonly status?: number | undefined;
}
