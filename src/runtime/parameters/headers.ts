import { Invalid } from "../failures/invalid.js";

/**
 * Adds a header. `Headers` would quote a bad value in its error, so names and values are checked here
 * (RFC 9110, sections 5.1 and 5.5). Whatever the types say: "undefined" and "null" are texts that could be sent. What is
 * no name is not quoted either: it may be a value that stands in the wrong place.
 */
export function addHeader(headers: Record<string, string>, name: string, value: string): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new Invalid("headers", "have a name that is none");
  if (value == null || /[^\t -~\x80-\xff]/.test(value))
    throw new Invalid(name, "cannot be a header");
  headers[name.toLowerCase()] = value;
}

/** What platforms refuse, leave out or overwrite without a word (Fetch, "forbidden request-header"). */
const platforms = /^(connection|content-length|expect|host|keep-alive|transfer-encoding|upgrade)$/i;

/** Adds the headers that a caller gave. */
export function addHeaders(
  headers: Record<string, string>,
  given: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  for (const name in given) {
    if (platforms.test(name)) throw new Invalid(name, "is a header that the platform sets");
    addHeader(headers, name, given[name] as string);
  }
  return headers;
}
