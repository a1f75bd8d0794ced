import type { ApiDescription } from "../contract/description.js";
import type { ResponseInfo } from "../contract/response-info.js";
import { hide } from "../failures/hide.js";

/**
 * What an answer says about itself. `attempts`: how many requests it took. Its headers are copied when they are asked
 * for, and like a failure's body they are not enumerable: a server may repeat a key in them, or name a patient.
 */
export function infoOf(
  { status, headers }: Response,
  attempts: number,
  { rateLimitHeaders, rateLimit }: ApiDescription,
): ResponseInfo {
  // Not every type library knows that `Headers` can be iterated.
  const list = headers as unknown as Map<string, string>;
  // What a wrong `fetch` gives cannot be: that is told now, not at the first reading.
  list.entries();
  const told = { status, ...rateLimit?.(headers, rateLimitHeaders), attempts };
  return hide(told, "headers", () => headersOf([...list])) as ResponseInfo;
}

/** The only header that may come several times without being a list in one text (RFC 9110, section 5.3). */
function headersOf(entries: [name: string, text: string][]): object {
  const cookies = entries.filter(([name]) => name === "set-cookie").map(([, text]) => text);
  return Object.fromEntries(
    entries.map(([name, text]) => [name, name === "set-cookie" ? cookies : text]),
  );
}
