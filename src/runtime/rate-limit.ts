import type { RateLimit, RateLimitHeaders } from "./response-info.js";

/** The rate limit as the response tells it; undefined where it does not. */
export function rateLimitOf(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): RateLimit | undefined {
  if (!names) return undefined;
  const read = (name = ""): number | undefined => {
    const value = name && headers.get(name);
    return value && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  };
  const [limit, remaining, reset] = [read(names.limit), read(names.remaining), read(names.reset)];
  const rateLimit: RateLimit = {};
  if (limit !== undefined) rateLimit.limit = limit;
  if (remaining !== undefined) rateLimit.remaining = remaining;
  if (reset !== undefined) rateLimit.resetAt = new Date(resetTime(reset));
  return Object.keys(rateLimit).length > 0 ? rateLimit : undefined;
}

/** Above 10^12 epoch milliseconds, above 10^9 epoch seconds, otherwise seconds from now. */
function resetTime(reset: number): number {
  if (reset > 1e12) return reset;
  return reset > 1e9 ? reset * 1000 : Date.now() + reset * 1000;
}
