import type { CallFailure } from "./errors.js";
import type { Result } from "./result.js";

/** What one attempt led to. */
export type Outcome = Extract<Result<unknown, never>, { ok: true }> | FailedAttempt;

/** An attempt that failed, with what decides whether it is repeated. */
export interface FailedAttempt {
  readonly ok: false;
  readonly error: CallFailure;
  /** True where the server may have carried the request out. */
  readonly perhapsApplied: boolean;
  /** Whether repeating may help: always allowed, only where repeating is safe, or never. */
  readonly repeat: "always" | "ifSafe" | "never";
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}
