import { Invalid } from "./invalid.js";

/**
 * The base URL without a slash at its end; paths are joined to it as text. Secrets and patients' data travel below
 * it, so it is https, or this machine (RFC 6761, section 6.3), or the origin of the page that the client runs in;
 * plain http beyond that must be allowed by the caller.
 */
export function baseUrlOf(
  given: string,
  { allowInsecure }: { allowInsecure?: boolean | undefined },
): string {
  const page = (globalThis as { location?: { href: string; origin: string } }).location;
  if (!URL.canParse(given, page?.href)) throw new Invalid("baseUrl", "is not an absolute URL");
  const { protocol, hostname, origin, pathname, href } = new URL(given, page?.href);
  // What remains is a user name, a query or a fragment.
  if (href !== origin + pathname)
    throw new Invalid("baseUrl", "has more than an origin and a path");
  const isLocal =
    origin === page?.origin || /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && (isLocal || allowInsecure)))
    throw new Invalid("baseUrl", "is not https, loopback or allowed by allowInsecure");
  return origin + pathname.replace(/\/+$/, "");
}
