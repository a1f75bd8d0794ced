import { Invalid } from "./invalid.js";

/** The limits of a call. */
export interface Limits {
  /** Milliseconds, one attempt. */
  readonly timeoutMs: number;
  /** Milliseconds, the whole call. */
  readonly deadlineMs: number;
  readonly retries: number;
}

type GivenLimits = { readonly [Name in keyof Limits]?: number | undefined };

/** `setTimeout` takes 31 bits and fires at once beyond them: about 24.8 days. */
export const longestTimer: number = 2 ** 31 - 1;

/** The limits that are given, the rest as in `defaults`. */
export function limitsOf(given: GivenLimits, defaults: Limits): Limits {
  const limit = (name: keyof Limits, least = 1): number => {
    const value = given[name] ?? defaults[name];
    if (!(value >= least)) throw new Invalid(name, `is not a number from ${least} on`);
    return value;
  };
  return {
    timeoutMs: limit("timeoutMs"),
    deadlineMs: limit("deadlineMs"),
    retries: limit("retries", 0),
  };
}
