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
  return {
    timeoutMs: limitOf("timeoutMs", given.timeoutMs ?? defaults.timeoutMs),
    deadlineMs: limitOf("deadlineMs", given.deadlineMs ?? defaults.deadlineMs),
    retries: limitOf("retries", given.retries ?? defaults.retries),
  };
}

function limitOf(name: keyof Limits, value: number): number {
  if (!(value > 0 || (value === 0 && name === "retries")))
    throw new Invalid(name, "is not a positive number");
  return value;
}
