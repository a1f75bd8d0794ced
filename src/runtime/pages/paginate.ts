import type { CallError, CallFailure } from "../contract/errors.js";
import { ApiError } from "../failures/api-error.js";
import { aborted, refused } from "../failures/composed-failure.js";
import { PageFeed } from "./page-feed.js";
import type { PageSource } from "./page-source.js";
import type { Position } from "./page-style.js";
import type { Page, PageResult, Paginator } from "./paginator.js";

/**
 * All pages of a list operation, lazily. An option that makes no sense or a checkpoint of another request is the
 * first result's failure (`invalid`); nothing is sent then.
 */
export function paginate<
  At extends Position,
  Request,
  Item,
  Data,
  Failure extends CallFailure,
  Siblings,
>(
  source: PageSource<At, Request, Data, Failure, Siblings>,
): Paginator<Item, Failure | CallError, Siblings, Data> {
  const signal = source.options?.signal;
  type Outcome = PageResult<Item, Failure | CallError, Siblings, Data>;

  async function* results(): AsyncGenerator<Outcome, void, undefined> {
    const feed = new PageFeed<At, Request, Item, Data, Failure, Siblings>(source);
    try {
      for (let result = await feed.next(); result; result = await feed.next()) yield result;
    } finally {
      feed.close();
    }
  }

  async function* pages(): AsyncGenerator<Page<Item, Siblings, Data>, void, undefined> {
    for await (const result of results()) {
      if (!result.ok) throw new ApiError(source.id, result.error);
      yield result;
    }
  }

  async function* items(): AsyncGenerator<Item, void, undefined> {
    for await (const page of pages()) {
      for (const item of page.items) {
        // Between pages the feed looks at the signal; within one, the loop may go on for as long as it likes.
        if (signal?.aborted) throw new ApiError(source.id, aborted(source.id, signal).error);
        yield item;
      }
    }
  }

  async function toArray({ max = Infinity }: { max?: number | undefined } = {}): Promise<Item[]> {
    if (!(max >= 0)) {
      throw new ApiError(source.id, refused(source.id, "max", "is no number from 0").error);
    }
    const collected: Item[] = [];
    if (max === 0) return collected;
    for await (const item of items()) {
      if (collected.push(item) >= max) break;
    }
    return collected;
  }

  return { [Symbol.asyncIterator]: items, pages, results, toArray };
}
