import { baseUrlOf } from "./base-url.js";
import type { BaseClientOptions } from "./client.js";

/** The operation's own server, which may be relative to the client's (OpenAPI 3.1, section 4.8.5). */
export function ownServer(url: string, base: string, options: BaseClientOptions): string {
  return options.baseUrl ? base : baseUrlOf(new URL(url, base).href, options);
}
