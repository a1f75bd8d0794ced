import { isIpv6 } from "./is-ipv6.js";

/** A URI, or a reference relative to one, by RFC 3986, section 4.1. */
export function isUriReference(text: string): boolean {
  // Appendix B: scheme, authority, path, query and fragment.
  const parts = /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(
    text,
  );
  const [, authority = "", path = "", query = "", fragment = ""] = parts ?? [];
  const [, user = "", host = ""] = /^(?:([^@]*)@)?(.*?)(?::\d*)?$/s.exec(authority) ?? [];
  const address = /^\[(.*)\]$/.exec(host)?.[1];
  return (
    /^(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*$/i.test(user) &&
    (address === undefined
      ? /^(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(host)
      : isIpv6(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address)) &&
    /^(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*$/i.test(path) &&
    [query, fragment].every((part) => /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i.test(part))
  );
}
