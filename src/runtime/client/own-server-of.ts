import type { BaseClientOptions } from "../contract/client-options.js";
import type { Server } from "../contract/operation.js";
import { ownServer } from "./own-server.js";
import { serverUrlOf } from "./server-url.js";

/** The same where its URL has variables: `serverVariables` of the client's options, or their defaults. */
export function ownServerOf(
  [locate, template, variables = {}]: Server,
  base: string,
  options: BaseClientOptions & { serverVariables?: object | undefined },
): string {
  const url = serverUrlOf(template, variables, options.serverVariables ?? {});
  return ownServer([locate, url], base, options);
}
