import type { ApiDescription } from "./description.js";
import type { ResponseInfo } from "./response-info.js";

/**
 * What an answer says about itself. `attempts`: how many requests it took. Its headers are copied when they are asked
 * for, and like a failure's body they are not enumerable: a server may repeat a key in them, or name a patient.
 */
export function infoOf(
  { status, headers }: Response,
  attempts: number,
  { rateLimitHeaders, rateLimit }: ApiDescription,
): ResponseInfo {
  // What a wrong `fetch` gives may have none: that is told now, not at the first reading.
  headers.get("content-type");
  const info = { status, ...rateLimit?.(headers, rateLimitHeaders), attempts };
  // Not every type library knows that `Headers` can be iterated.
  const get = (): unknown => Object.fromEntries(headers as unknown as Iterable<[string, string]>);
  return Object.defineProperty(info, "headers", { get }) as ResponseInfo;
}
