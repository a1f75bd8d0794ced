import type { DataTag, InfiniteData, QueryFunctionContext, QueryKey } from "@tanstack/query-core";
import type { ApiError } from "../client.js";

/** One page of a list. */
export interface ListPage<Item, Answer> {
  items: Item[];
  /** What the next page is asked for with, a plain string that can be stored; null behind the last one. */
  next: string | null;
  /** The whole answer; undefined where a look-up found nothing. */
  answer: Answer | undefined;
}

/** What every `useInfiniteQuery` takes. */
export interface InfiniteSettings<
  Page extends { next: string | null },
  Failure,
  Key extends QueryKey,
> {
  queryKey: DataTag<Key, InfiniteData<Page, string | undefined>, ApiError<Failure>>;
  queryFn: (context: QueryFunctionContext<Key, string | undefined>) => Promise<Page>;
  initialPageParam: string | undefined;
  getNextPageParam: (last: Page) => string | null;
  /** The client repeats what can be repeated, and waits as long as it is told to. */
  retry: (count: number, error: ApiError<Failure>) => boolean;
}
