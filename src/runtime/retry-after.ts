import { parseHttpDate } from "./http-date.js";

/**
 * How long a Retry-After header asks to wait, in milliseconds (RFC 9110, section 10.2.3): seconds, or a date, judged
 * against the answer's own Date where it has one, since the clocks may differ. Undefined where it is neither.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const [value, date] = ["retry-after", "date"].map((name) => `${headers.get(name)}`) as [
    string,
    string,
  ];
  const ms = /^\d+$/.test(value)
    ? +value * 1000
    : parseHttpDate(value) - (parseHttpDate(date) || Date.now());
  return ms >= 0 ? ms : ms < 0 ? 0 : undefined;
}
