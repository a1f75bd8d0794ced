/*
 * What the checks name of a client, which they are copied beside: the runtime's types, and what else is called so in
 * every client.
 */
export type {
  ApiError,
  CallFailure,
  CallOptions,
  Client,
  Middleware,
  Operation,
  Result,
} from "../runtime/index.js";

/** The operations of the client. */
export type OperationId = string;
