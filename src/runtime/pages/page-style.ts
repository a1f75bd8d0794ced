import type { Success } from "../contract/result.js";

/** Where a page is: its number, an offset, a cursor, or the query parameters of a link. Plain JSON. */
export type Position = number | string | LinkPosition;

/** The query parameters of a link; those that stand in it several times are lists. */
export type LinkPosition = Readonly<Record<string, string | readonly string[]>>;

/** A page that has arrived: its items, and the whole answer they came in. */
export interface ArrivedPage {
  readonly items: readonly unknown[];
  readonly answer: Success<unknown>;
}

/** What comes after a page: another one, nothing, or an answer that cannot be followed. */
export type PageStep<At extends Position> =
  | { readonly kind: "more"; readonly position: At }
  | { readonly kind: "end" }
  | { readonly kind: "fault"; readonly problem: string };

/**
 * One way of paging. A style is a value that a generated function names, so that a client whose API counts its
 * pages carries no code for cursors.
 */
export interface PageStyle<At extends Position> {
  /** The members of the request that say where a page is; all others are filters. */
  readonly members: readonly string[];
  /** Where the caller's request begins; `undefined` where what it says is no position. */
  first(request: object): At | undefined;
  /** Whether a value read from a checkpoint is a position of this style. */
  isPosition(value: unknown): value is At;
  /** The request members that ask for the page at a position, in place of those of the caller's request. */
  ask(position: At, request: object): object;
  /** What follows the page at `position`, as the page itself tells. The request is the caller's. */
  next(position: At, page: ArrivedPage, request: object): PageStep<At>;
  /**
   * What will follow `position`, whose page has not arrived, as another page lets one expect. Styles that have
   * this can fetch pages in parallel.
   */
  expect?(position: At, seen: ArrivedPage): At | undefined;
}
