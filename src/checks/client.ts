/*
 * What the checks name of a client, which they are copied beside: the runtime's types, and what else is called so in
 * every client.
 */
export type { ApiError, Middleware, Operation } from "../runtime/index.js";

/** The operations of the client. */
export type OperationId = string;
