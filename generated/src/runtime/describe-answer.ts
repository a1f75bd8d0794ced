import type { ApiDescription } from "./description.js";
import type { ResponseInfo } from "./response-info.js";

/** What an answer says about itself. `attempts`: how many requests it took. */
export function infoOf(
  { status, headers }: Response,
  attempts: number,
  { rateLimitHeaders, rateLimit }: ApiDescription,
): ResponseInfo {
  const copied: Record<string, string> = {};
  headers.forEach((value, name) => (copied[name] = value));
  return { status, headers: copied, ...rateLimit?.(headers, rateLimitHeaders), attempts };
}
