import { parseHttpDate } from "./http-date.js";

/**
 * How long a Retry-After header asks to wait, in milliseconds (RFC 9110, section 10.2.3): seconds, or a date, judged
 * against the answer's own Date where it has one, since the clocks may differ. NaN where it is neither.
 * Header names are lower case.
 */
export function retryAfterOf({
  "retry-after": value = "",
  date = "",
}: Readonly<Record<string, string>>): number {
  return Math.max(
    0,
    /^\d+$/.test(value)
      ? +value * 1000
      : parseHttpDate(value) - (parseHttpDate(date) || Date.now()),
  );
}
