import type { Operation, RateLimitHeaders } from "../../model/api.js";
import { readRateLimit } from "../../model/extensions/rate-limit.js";
import type { RateBehaviour } from "../behaviour/behaviour.js";

/** How one call stands to the limit. */
export interface RateVerdict {
  exceeded: boolean;
  headers: Record<string, string>;
}

/** Counts calls by key, in windows of a fixed length that begin with a key's first call. */
export interface RateLimiter {
  /** Counts a call of an operation, whose answers tell the limit where they declare headers for that. */
  count(key: string, operation: Operation, now: number): RateVerdict;
  clear(): void;
}

const known = new WeakMap<Operation, RateLimitHeaders>();

/** The headers are told where the document declares them, by the names that it has for them. */
function namesOf(operation: Operation): RateLimitHeaders {
  const names = known.get(operation) ?? readRateLimit([operation]) ?? {};
  known.set(operation, names);
  return names;
}

export function createRateLimiter(rate: RateBehaviour): RateLimiter {
  const windows = new Map<string, { ends: number; used: number }>();
  return {
    count: (key, operation, now) => {
      const names = namesOf(operation);
      const running = windows.get(key);
      const window =
        running && running.ends > now ? running : { ends: now + rate.seconds * 1000, used: 0 };
      windows.set(key, window);
      window.used += 1;
      const exceeded = window.used > rate.requests;
      const left = Math.ceil((window.ends - now) / 1000);
      const reset = rate.reset === "delta" ? left : Math.ceil(window.ends / 1000);
      return {
        exceeded,
        headers: {
          ...(names.limit && { [names.limit]: String(rate.requests) }),
          ...(names.remaining && {
            [names.remaining]: String(Math.max(rate.requests - window.used, 0)),
          }),
          ...(names.reset && { [names.reset]: String(reset) }),
          ...(exceeded && { "Retry-After": retryAfter(rate, { left, now }) }),
        },
      };
    },
    clear: () => windows.clear(),
  };
}

/** Retry-After in either form of RFC 9110, section 10.2.3. A date has whole seconds, so it is rounded up. */
function retryAfter(rate: RateBehaviour, { left, now }: { left: number; now: number }): string {
  return rate.retryAfter === "date"
    ? new Date(Math.ceil(now / 1000) * 1000 + left * 1000).toUTCString()
    : String(left);
}
