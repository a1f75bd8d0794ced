import type { CallFailure } from "./errors.js";
import type { Success } from "./result.js";

/** What one attempt led to. */
export type Outcome = Success<unknown> | FailedAttempt;

/** Whether repeating may help: always allowed, only where repeating is safe, or never. */
export type Repeat = "always" | "ifSafe" | "never";

/** An attempt that failed, with what decides whether it is repeated. */
export interface FailedAttempt {
  readonly ok: false;
  readonly error: CallFailure;
  readonly repeat: Repeat;
  /** True where the server may have carried the request out. */
  readonly perhaps: boolean;
  /** How long the server asked to wait, in milliseconds. */
  readonly wait?: number | undefined;
}

/** An attempt that failed without an answer that says more. */
export function failed(error: CallFailure, repeat: Repeat, perhaps: boolean): FailedAttempt {
  return { ok: false, error, repeat, perhaps };
}
