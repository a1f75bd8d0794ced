import { baseUrlOf } from "../call/base-url.js";
import type { BaseClientOptions } from "../contract/client-options.js";

/** The operation's own server, which may be relative to the client's (OpenAPI 3.1, section 4.8.5). */
export function ownServer(url: string, base: string, options: BaseClientOptions): string {
  return options.baseUrl ? base : baseUrlOf(new URL(url, base).href, options);
}
