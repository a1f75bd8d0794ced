import { Invalid } from "./invalid.js";

/**
 * The base URL without a slash at its end. Secrets and patients' data travel below it, so it is https, or this
 * machine, or the origin of the page that the client runs in; anything else must be allowed by the caller.
 */
export function baseUrlOf(given: string, allowInsecure: boolean | undefined): URL {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  let url: URL;
  try {
    url = new URL(given, page);
  } catch {
    throw new Invalid("baseUrl", "is not an absolute URL");
  }
  if (url.username || url.password || url.search || url.hash)
    throw new Invalid("baseUrl", "must not have a user name, a query or a fragment");
  const safe = url.protocol === "https:" || isLoopback(url) || url.origin === originOf(page);
  if (!safe && !(url.protocol === "http:" && allowInsecure))
    throw new Invalid("baseUrl", "must be https, or loopback; allowInsecure permits plain http");
  return url;
}

/** Names and addresses that never leave the machine (RFC 6761, section 6.3; RFC 5735; RFC 4291). */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
}

function originOf(page: string | undefined): string | undefined {
  return page === undefined ? undefined : new URL(page).origin;
}
