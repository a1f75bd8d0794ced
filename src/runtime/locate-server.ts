import type { BaseClientOptions } from "./client.js";

/** Where an operation is that is not below the client's base. */
export type LocateServer = (url: string, base: string, options: BaseClientOptions) => string;
