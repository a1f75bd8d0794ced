import type { Api, Operation, SecurityScheme } from "../api.js";

/** What a key is put into. */
export interface KeyedRequest {
  url: URL;
  headers: Headers;
}

/**
 * Puts one key into a request by every scheme of one of the operation's alternatives: the first whose schemes are all
 * known, or else the first that there is.
 *
 * @param key an API key, a bearer token, or `user:password`; without a colon it is both of them
 */
export function sendKey(
  { security }: Pick<Operation, "security">,
  { schemes }: Pick<Api, "schemes">,
  { key, ...request }: KeyedRequest & { key: string },
): void {
  const alternatives = security
    .filter((all) => all.length > 0)
    .map((all) => schemes.filter(({ name }) => all.some(({ scheme }) => scheme === name)));
  const isKnown = ({ kind }: SecurityScheme): boolean => kind !== "other";
  const [first = []] = alternatives;
  const chosen = alternatives.find((all) => all.length > 0 && all.every(isKnown)) ?? first;
  for (const scheme of chosen) put(scheme, key, request);
}

function put(
  { kind, in: place, parameter = "" }: SecurityScheme,
  key: string,
  { url, headers }: KeyedRequest,
): void {
  switch (kind) {
    case "apiKey":
      if (place === "query") url.searchParams.set(parameter, key);
      else if (place === "cookie") putCookie(headers, `${parameter}=${encodeURIComponent(key)}`);
      else headers.set(parameter, key);
      return;
    case "basic":
      headers.set("authorization", `Basic ${base64(key.includes(":") ? key : `${key}:${key}`)}`);
      return;
    case "bearer":
    case "token":
    case "other":
      headers.set("authorization", `Bearer ${key}`);
      return;
    default:
      kind satisfies never;
  }
}

/** Cookies share a header, and `;` is between them (RFC 6265, 4.2.1). */
function putCookie(headers: Headers, cookie: string): void {
  const others = headers.get("cookie");
  headers.set("cookie", others === null ? cookie : `${others}; ${cookie}`);
}

/** Of the bytes in UTF-8: `btoa` takes characters of one byte only. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
