import type { SentRequest } from "../contract/description.js";
import { Invalid } from "../failures/invalid.js";
import { warnInPage } from "./warn-in-page.js";

/** An API key in a header (`type: apiKey`, `in: header`). */
export function apiKeyHeader(request: SentRequest, secrets: readonly string[], name: string): void {
  request.headers[name.toLowerCase()] = keyOf(secrets);
}

/** An API key in the query (`type: apiKey`, `in: query`). */
export function apiKeyQuery(request: SentRequest, secrets: readonly string[], name: string): void {
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(keyOf(secrets))}`;
  request.url += (request.url.includes("?") ? "&" : "?") + pair;
}

/** An API key in a cookie (`type: apiKey`, `in: cookie`). */
export function apiKeyCookie(request: SentRequest, secrets: readonly string[], name: string): void {
  const { cookie } = request.headers;
  const pair = `${name}=${encodeURIComponent(keyOf(secrets))}`;
  request.headers["cookie"] = cookie === undefined ? pair : `${cookie}; ${pair}`;
}

/** A bearer token (RFC 6750, section 2.1); also for `oauth2` and `openIdConnect`. */
export function bearer(request: SentRequest, secrets: readonly string[]): void {
  request.headers["authorization"] = `Bearer ${headerSafe(secrets[0], "bearerToken")}`;
}

/** HTTP Basic authentication (RFC 7617). */
export function basic(request: SentRequest, [username, password]: readonly string[]): void {
  // RFC 7617, section 2.
  if (username?.includes(":")) throw new Invalid("username", "has a colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  request.headers["authorization"] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function keyOf([key]: readonly string[]): string {
  warnInPage();
  return headerSafe(key, "apiKey");
}

/**
 * `Headers` would trim a trailing line break silently and quote the value in its error, so the check is made here.
 * Visible ASCII, with single spaces inside at most.
 */
function headerSafe(secret = "", option: string): string {
  if (!/^[!-~]+( [!-~]+)*$/.test(secret))
    throw new Invalid(option, "is empty or not visible ASCII");
  return secret;
}
