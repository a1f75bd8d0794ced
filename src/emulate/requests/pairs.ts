/** A name and a value as they were sent: decoded, and the value also as it was written. */
export interface Pair {
  name: string;
  text: string;
  /** With its percent-encoding, which tells separators from what is part of a value. */
  raw: string;
}

/** The pairs of a query or of an urlencoded body, in their order. */
export function pairsOf(search: string): Pair[] {
  return search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const spaced = part.replaceAll("+", "%20");
      const [name = "", ...rest] = spaced.split("=");
      const raw = rest.join("=");
      return { name: decoded(name), text: decoded(raw), raw };
    });
}

/** The pairs of a Cookie header (RFC 6265, section 4.2.1). */
export function cookiePairs(header: string | null): Pair[] {
  return (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...rest] = part.split("=");
      const raw = rest.join("=").replace(/^"(.*)"$/s, "$1");
      return { name: decoded(name), text: decoded(raw), raw };
    });
}

/** Without its percent-encoding; what is none, and what is no UTF-8, stays as it is. */
export function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
