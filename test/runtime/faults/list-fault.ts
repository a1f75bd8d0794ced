import type { PaginationOptions } from "../../../src/runtime/index.js";
import type { ListNumberedRequest } from "../pagination/list-client.js";
import type { FaultOptions } from "./fault-client.js";
import type { Serve } from "./raw-server.js";

/** A way of fetching pages: its options, and how many pages are in flight while one is awaited, or in use. */
export interface Way {
  readonly options: PaginationOptions;
  readonly whileAwaited: number;
  readonly whileInUse: number;
}

/** The ways of fetching pages that every fault of a list is tried with. */
export const ways: Readonly<Record<string, Way>> = {
  "one page at a time": { options: {}, whileAwaited: 1, whileInUse: 0 },
  "a page ahead": { options: { prefetch: 1 }, whileAwaited: 1, whileInUse: 1 },
  "three pages at once": { options: { concurrency: 3 }, whileAwaited: 3, whileInUse: 3 },
};

/** A row of the table: what happens to a list of five pages of two records. */
export interface ListFault {
  readonly name: string;
  /** What the server does with the requests for a page: with the n-th of them, then it answers; or with all. */
  readonly hitch?: Serve | readonly Serve[];
  /** The page that this happens to; the second by default. */
  readonly at?: number;
  /** How many records each page has. */
  readonly sizes?: readonly number[];
  /** How many pages the server says there are, on each page; undefined: it sends no `meta`. */
  readonly total?: (page: number) => number | undefined;
  /** Answers the pages behind while this one is awaited, which would time out as well. */
  readonly isSlow?: true;
  /** Aborts the list so long after the hitch, in milliseconds. */
  readonly abortAfterMs?: number;
  /** Leaves the loop on the first page, as soon as all is in flight that will be. */
  readonly leaves?: true;
  readonly request?: ListNumberedRequest;
  readonly client?: FaultOptions;
  /** What is yielded in which way, and how many requests the server saw. */
  readonly expect: readonly [string, string, string];
  /** How many of the server's records were handed out. */
  readonly records: string;
}

/** The same is yielded in every way, after so many requests: `atOnce` of them where three pages are fetched at once. */
export function yields(what: string, sent: number, atOnce: number = sent): ListFault["expect"] {
  const end = `${what}, sent ${sent}`;
  return [end, end, `${what}, sent ${atOnce}`];
}
