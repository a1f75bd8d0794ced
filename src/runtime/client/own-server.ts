import { baseUrlOf } from "../call/base-url.js";
import type { BaseClientOptions } from "../contract/client-options.js";
import type { Server } from "../contract/operation.js";

/**
 * The operation's own server. A relative one is resolved against the client's base (OpenAPI 3.1, section 4.8.5; RFC
 * 3986, section 5.2); one with a host of its own gives way to a `baseUrl` of the caller's, so that a client of a test
 * sends nothing elsewhere.
 */
export function ownServer([, url]: Server, base: string, options: BaseClientOptions): string {
  const isElsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i.test(url);
  return isElsewhere && options.baseUrl ? base : baseUrlOf(new URL(url, base).href, options);
}
