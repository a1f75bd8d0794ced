import { isUriReference } from "./is-uri-reference.js";

/** A URI by RFC 3986, section 3: it begins with a scheme. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text) && isUriReference(text);
}
