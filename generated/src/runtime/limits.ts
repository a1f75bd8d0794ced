import { Invalid } from "./invalid.js";

/** The limits of a call. */
export interface Limits {
  /** Milliseconds, one attempt. */
  timeoutMs: number;
  /** Milliseconds, the whole call. */
  deadlineMs: number;
  retries: number;
}

type GivenLimits = { readonly [Name in keyof Limits]?: number | undefined };

/** `setTimeout` takes 31 bits and fires at once beyond them: about 24.8 days. */
export const longestTimer: number = 2 ** 31 - 1;

/** The limits that are given, the rest as in `defaults`. */
export function limitsOf(given: GivenLimits, defaults: Limits): Limits {
  const limits = { ...defaults };
  let name: keyof Limits;
  for (name in limits) {
    limits[name] = given[name] ?? limits[name];
    if (!(limits[name] >= (name === "retries" ? 0 : 1)))
      throw new Invalid(name, "cannot be a limit");
  }
  return limits;
}
