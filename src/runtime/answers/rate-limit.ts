import type { RateLimit, RateLimitHeaders } from "../contract/response-info.js";
import { parseHttpDate } from "./http-date.js";

/**
 * The rate limit as the response tells it, a member of the response's information; nothing where it does not. A reset is
 * meant by the server's clock, which its `Date` tells, and given by this machine's.
 */
export function tellRateLimit(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): { rateLimit?: RateLimit } {
  const rateLimit: RateLimit = {};
  const skew = skewOf(headers);
  for (const key of ["limit", "remaining", "reset"] as const) {
    const text = `${headers.get(`${names?.[key]}`)}`;
    // More digits than epoch milliseconds have are no time that one could wait for.
    if (!/^\d{1,13}(\.\d+)?$/.test(text)) continue;
    if (key === "reset")
      rateLimit.resetAt = new Date(resetTime(Number(text), Date.now() - skew) + skew);
    else rateLimit[key] = Number(text);
  }
  for (const _ in rateLimit) return { rateLimit };
  return {};
}

/** How far this clock is ahead of the server's, in milliseconds; 0 where whole seconds and the way could explain it. */
export function skewOf(headers: Headers): number {
  const skew = Date.now() - parseHttpDate(`${headers.get("date")}`);
  return Math.abs(skew) > 2000 ? skew : 0;
}

/** Above 10^12 epoch milliseconds, above 10^9 epoch seconds, otherwise seconds from now. */
function resetTime(reset: number, now: number): number {
  return reset > 1e12 ? reset : reset * 1000 + (reset > 1e9 ? 0 : now);
}
