import type * as query from "@tanstack/query-core";
import type { ApiError } from "../client.js";
import { repeatedByClient } from "./repeated-by-client.js";

/** A list that is walked page by page. */
interface Walked {
  pages(): AsyncGenerator<{ items: unknown[]; checkpoint: string }, void>;
}

/** One page of a list. */
export interface ListPage<List extends Walked> {
  items: List extends AsyncIterable<infer Item> ? Item[] : never;
  /** What the next page is asked for with, a plain string that can be stored; null behind the last one. */
  next: string | null;
  /** The whole answer; undefined where a look-up found nothing. */
  answer: (List extends { pages(): AsyncGenerator<infer Answer> } ? Answer : never) | undefined;
}

/** All pages of a list so far. */
export type ListPages<List extends Walked> = query.InfiniteData<ListPage<List>, string | undefined>;

/** What every `useInfiniteQuery` takes. */
export interface InfiniteSettings<List extends Walked, Failure, Key extends query.QueryKey> {
  queryKey: Key;
  queryFn: (
    context: Readonly<{ signal: AbortSignal; pageParam: string | undefined }>,
  ) => Promise<ListPage<List>>;
  initialPageParam: string | undefined;
  getNextPageParam: (last: ListPage<List>) => string | null;
  retry: (count: number, error: ApiError<Failure>) => boolean;
}

/**
 * A list that is loaded page by page.
 *
 * @param walk the list from behind a page on
 * @param first behind which page it begins. Default: at its beginning
 */
export function pagesOf<List extends Walked, Failure, Key extends query.QueryKey>(
  queryKey: Key,
  walk: (from: string | undefined, signal: AbortSignal) => List,
  first?: string,
): InfiniteSettings<List, Failure, Key> {
  return {
    queryKey,
    queryFn: ({ signal, pageParam }) => onePage(walk(pageParam, signal)),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    retry: repeatedByClient,
  };
}

async function onePage<List extends Walked>(list: List): Promise<ListPage<List>> {
  const pages = list.pages();
  const { value: answer } = await pages.next();
  await pages.return();
  // The third part of a checkpoint is where the next page is: null behind the last one.
  const next = answer && answer.checkpoint.split(":")[2] !== "null" ? answer.checkpoint : null;
  return { items: answer?.items ?? [], next, answer } as ListPage<List>;
}
