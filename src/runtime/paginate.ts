import type { CallError } from "./errors.js";
import { ApiError } from "./errors.js";
import { PageFeed, type PageSource } from "./page-feed.js";
import type { Position } from "./page-style.js";
import type { Page, PageResult, Paginator } from "./paginator.js";

/**
 * All pages of a list operation, lazily. A wrong option or a checkpoint of another request is the first result's
 * failure (`invalid`); nothing is sent then.
 */
export function paginate<At extends Position, Request, Item, Data, Failure, Siblings>(
  source: PageSource<At, Request, Data, Failure, Siblings>,
): Paginator<Item, Failure | CallError, Siblings, Data> {
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
