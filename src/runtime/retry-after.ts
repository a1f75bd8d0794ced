import { parseHttpDate } from "./http-date.js";

/**
 * How long a Retry-After header asks to wait, in milliseconds (RFC 9110, section 10.2.3): seconds, or a date, judged
 * against the answer's own Date where it has one, since the clocks may differ. Undefined where it is neither.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const ms = parseHttpDate(value) - (parseHttpDate(headers.get("date") ?? "") || Date.now());
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
