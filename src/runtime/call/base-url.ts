import { Invalid } from "../failures/invalid.js";

/** Origins of https and of this machine. Names below `localhost` some systems ask a name server for. */
export const safeOrigin: RegExp = /^https:|^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * The base URL without a slash at its end; paths are joined to it as text. Secrets and patients' data travel below
 * it, so it is https, or this machine, or the origin of the page that the client runs in;
 * plain http beyond that must be allowed by the caller.
 */
export function baseUrlOf(
  given: string,
  { allowInsecure }: { allowInsecure?: boolean | undefined },
): string {
  const page = (globalThis as { location?: { href: string; origin: string } }).location;
  try {
    const { protocol, origin, pathname, href } = new URL(given, page?.href);
    const isAllowed = protocol === "http:" && (allowInsecure || origin === page?.origin);
    // What may remain is a user name, a query or a fragment.
    if ((isAllowed || safeOrigin.test(origin)) && href === origin + pathname)
      return href.replace(/\/+$/, "");
  } catch {
    // No URL at all; the platform's message quotes it.
  }
  throw new Invalid("baseUrl", "is no https or local URL");
}
