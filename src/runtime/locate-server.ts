import type { BaseClientOptions } from "./client.js";

/** A server of an operation's own: its URL, and where that has variables, what they are by default. */
export type Server = readonly [
  locate: LocateServer,
  url: string,
  variables?: Readonly<Record<string, string>>,
];

/** Where an operation is that is not below the client's base. */
export type LocateServer = (server: Server, base: string, options: BaseClientOptions) => string;
