import type { RateLimit, RateLimitHeaders } from "../contract/response-info.js";

/**
 * The rate limit as the response tells it; undefined where it does not. `now`: milliseconds since the epoch, which a
 * reset in seconds from now is added to.
 */
export function rateLimitOf(
  headers: Headers,
  names: RateLimitHeaders | undefined,
  now: number = Date.now(),
): RateLimit | undefined {
  const rateLimit: RateLimit = {};
  for (const name in names) {
    const key = name as keyof RateLimitHeaders;
    const text = `${headers.get(`${names[key]}`)}`;
    // More digits than epoch milliseconds have are no time that one could wait for.
    if (!/^\d{1,13}(\.\d+)?$/.test(text)) continue;
    if (key === "reset") rateLimit.resetAt = new Date(resetTime(Number(text), now));
    else rateLimit[key] = Number(text);
  }
  for (const _ in rateLimit) return rateLimit;
  return undefined;
}

/** The same as a member of the response's information: named where the document declares such headers. */
export function tellRateLimit(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): { rateLimit?: RateLimit } {
  const rateLimit = rateLimitOf(headers, names);
  return rateLimit ? { rateLimit } : {};
}

/** Above 10^12 epoch milliseconds, above 10^9 epoch seconds, otherwise seconds from now. */
function resetTime(reset: number, now: number): number {
  return reset > 1e12 ? reset : reset * 1000 + (reset > 1e9 ? 0 : now);
}
