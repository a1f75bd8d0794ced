import type { CallOptions, Operation } from "../../../src/runtime/index.js";
import type { FaultOptions } from "./fault-client.js";
import type { Serve } from "./raw-server.js";

/** The four kinds of request that every fault is tried with. */
export const kinds = ["GET", "POST that may be repeated", "POST", "POST of a stream"] as const;

/** A row of the table. */
export interface Fault {
  readonly name: string;
  /** What the server does with the n-th request; empty: nothing listens. */
  readonly serve: Serve | readonly Serve[];
  /** What becomes of each kind of request, as `describeEnd` spells it. */
  readonly expect: readonly [string, string, string, string];
  readonly client?: FaultOptions;
  /** Options of the call, made anew for each. */
  readonly call?: () => CallOptions;
  /** What the operation has that the others of its kind have not. */
  readonly operation?: Partial<Operation>;
  /** The body of what is no GET, made anew for each. */
  readonly body?: () => unknown;
}

/** The same end whatever the request is. */
export function always(end: string): Fault["expect"] {
  return [end, end, end, end];
}

/** A fault that leaves open whether the request was carried out. */
export function perhaps(end: string): Fault["expect"] {
  return [
    `${end}, sent 3`,
    `${end}, maybeApplied, sent 3`,
    `${end}, maybeApplied, sent 1`,
    `${end}, maybeApplied, sent 1`,
  ];
}

/** A failure that is not repeated, after which a write may have been applied. */
export function once(end: string): Fault["expect"] {
  const write = `${end}, maybeApplied, sent 1`;
  return [`${end}, sent 1`, write, write, write];
}

/** A fault that the first repetition finds gone: reads and repeatable writes succeed. */
export function gone(end: string): Fault["expect"] {
  const write = `${end}, maybeApplied, sent 1`;
  return ["ok 200, sent 2", "ok 200, sent 2", write, write];
}
