import type { SentRequest, SentSecrets } from "../contract/description.js";
import { Invalid } from "../failures/invalid.js";
import { warnInPage } from "./warn-in-page.js";

/** An API key in a header (`type: apiKey`, `in: header`). */
export function apiKeyHeader(request: SentRequest, sent: SentSecrets): void {
  request.headers[sent.name.toLowerCase()] = keyOf(sent);
}

/** An API key in the query (`type: apiKey`, `in: query`). */
export function apiKeyQuery(request: SentRequest, sent: SentSecrets): void {
  const pair = `${encodeURIComponent(sent.name)}=${encodeURIComponent(keyOf(sent))}`;
  request.url += (request.url.includes("?") ? "&" : "?") + pair;
}

/** An API key in a cookie (`type: apiKey`, `in: cookie`). */
export function apiKeyCookie(request: SentRequest, sent: SentSecrets): void {
  const { cookie } = request.headers;
  const pair = `${sent.name}=${encodeURIComponent(keyOf(sent))}`;
  request.headers["cookie"] = cookie === undefined ? pair : `${cookie}; ${pair}`;
}

/** A bearer token (RFC 6750, section 2.1); also for `oauth2` and `openIdConnect`. */
export function bearer(request: SentRequest, sent: SentSecrets): void {
  request.headers["authorization"] = `Bearer ${headerSafe(sent)}`;
}

/** HTTP Basic authentication (RFC 7617). */
export function basic(request: SentRequest, { secrets }: SentSecrets): void {
  const [username, password] = secrets;
  // RFC 7617, section 2.
  if (username?.includes(":")) throw new Invalid("username", "has a colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  request.headers["authorization"] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function keyOf(sent: SentSecrets): string {
  warnInPage();
  return headerSafe(sent);
}

/**
 * `Headers` would trim a trailing line break silently and quote the value in its error, so the check is made here.
 * Visible ASCII, with single spaces inside at most.
 */
function headerSafe({ secrets: [secret = ""], options: [option = ""] }: SentSecrets): string {
  if (!/^[!-~]+( [!-~]+)*$/.test(secret))
    throw new Invalid(option, "is empty or not visible ASCII");
  return secret;
}
