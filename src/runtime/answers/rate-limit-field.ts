import type { RateLimit, RateLimitHeaders } from "../contract/response-info.js";
import { tellRateLimit } from "./rate-limit.js";

/** A policy by its name, with its parameters that are whole numbers. */
type Policies = Map<string, Readonly<Record<string, number>>>;

/** An item of a structured list: a text or a token, and its parameters (RFC 9651, sections 3.1 and 3.3). */
const item =
  /("(?:[^"\\]|\\.)*"|[\w*:/.!#$%&'+^`|~-]+)((?:\s*;\s*[a-z*][\w.*-]*(?:=(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)\s*(?:,|$)/g;
const parameter = /;\s*([a-z*][\w.*-]*)=("(?:[^"\\]|\\.)*"|[^\s",;]*)/g;

/**
 * The rate limit as `RateLimit` and `RateLimit-Policy` tell it (draft-ietf-httpapi-ratelimit-headers-10), or headers that
 * have one number each. Of several policies the one counts of which least remains, or else that resets last.
 */
export function rateLimitFieldOf(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): RateLimit | undefined {
  const { rateLimit: told } = tellRateLimit(headers, names);
  const current = policiesOf(headers, names?.current);
  const [tightest] = [...current]
    .filter(([, { r }]) => r !== undefined)
    .sort(([, a], [, b]) => (a["r"] ?? 0) - (b["r"] ?? 0) || (b["t"] ?? 0) - (a["t"] ?? 0));
  if (!tightest) return told;
  const [name, { r: remaining = 0, t }] = tightest;
  const limit = policiesOf(headers, names?.policy).get(name)?.["q"];
  return {
    ...told,
    remaining,
    ...(limit !== undefined && { limit }),
    // Seconds from now: no clock is meant (section 4.1 of the draft).
    ...(t !== undefined && { resetAt: new Date(Date.now() + t * 1000) }),
  };
}

/** The same as a member of the response's information: named where the document declares such headers. */
export function tellRateLimitField(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): { rateLimit?: RateLimit } {
  const rateLimit = rateLimitFieldOf(headers, names);
  return rateLimit ? { rateLimit } : {};
}

function policiesOf(headers: Headers, name: string | undefined): Policies {
  const text = (name !== undefined && headers.get(name)) || "";
  return new Map(
    [...text.matchAll(item)].map(([, policy = "", parameters = ""]) => [
      policy,
      Object.fromEntries(
        [...parameters.matchAll(parameter)]
          // More digits than epoch milliseconds have are no time that one could wait for.
          .filter(([, , value = ""]) => /^\d{1,13}$/.test(value))
          .map(([, key = "", value]) => [key, Number(value)]),
      ),
    ]),
  );
}
