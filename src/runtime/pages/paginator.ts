import type { CallOptions } from "../contract/client-options.js";
import type { Result } from "../contract/result.js";

/** How the pages of a list are fetched. `timeoutMs`, `deadlineMs` and `retries` hold for each page's call. */
export interface PaginationOptions extends CallOptions {
  /** How many pages are fetched ahead of the one in use; 0 by default: a page is fetched when it is needed. */
  prefetch?: number | undefined;
  /**
   * How many pages are fetched at the same time; 1 by default. More than one needs pages that can be asked for
   * before the page in front of them has come: numbers or offsets, with a total. Items keep their order.
   */
  concurrency?: number | undefined;
  /** The `checkpoint` of a page: begins behind it. The request's filters must be the same. */
  from?: string | undefined;
}

/** A page: the list operation's own answer (`data`, `response`, and siblings such as `meta`), and two members more. */
export interface PageMembers<Item> {
  /** The items of this page. */
  items: Item[];
  /** Goes on behind this page, as the option `from`. A plain string that can be stored; it holds no key. */
  checkpoint: string;
}

/** What `.pages()` yields. */
export type Page<Item, Siblings = unknown, Data = Item[]> = Extract<
  PageResult<Item, never, Siblings, Data>,
  { ok: true }
>;

/** What `.results()` yields: a page, or the failure that came in its place. */
export type PageResult<Item, Failure, Siblings = unknown, Data = Item[]> = Result<
  Data,
  Failure,
  Siblings & PageMembers<Item>
>;

/**
 * All pages of a list. Nothing is sent before it is iterated, and every iteration begins anew. Leaving a loop
 * ends the fetching and aborts what was fetched ahead.
 */
export interface Paginator<
  Item,
  Failure,
  Siblings = unknown,
  Data = Item[],
> extends AsyncIterable<Item> {
  /** Iterates the items; a failed page throws `ApiError`. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  /** Iterates whole pages; a failed page throws `ApiError`. */
  pages(): AsyncGenerator<Page<Item, Siblings, Data>, void, undefined>;
  /**
   * Iterates whole pages, with failures as values: nothing throws. After a failure the next step asks for the same
   * page again, never for the one behind it, for as long as the loop goes on; a failure that asking again cannot
   * change (`aborted`, `invalid`, `redirect`, a 4xx other than 408, 425 and 429, a list that repeats itself) is the
   * last value.
   */
  results(): AsyncGenerator<PageResult<Item, Failure, Siblings, Data>, void, undefined>;
  /** Collects the items, `max` of them at most (by default all), and fetches no page more than that needs. */
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
}
