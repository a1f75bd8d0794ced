import { followSignal } from "../call/follow-signal.js";
import { ApiError } from "../failures/api-error.js";
import { refused } from "../failures/composed-failure.js";
import { isCount } from "../pages/count.js";
import { itemSource } from "./item-source.js";

/** How many are worked on at a time, 4 by default. Throws an `ApiError` on what is no such number. */
export function widthOf(operation: string, concurrency = 4): number {
  if (isCount(concurrency, 1)) return concurrency;
  const { error } = refused(operation, "concurrency", "is no whole number from 1");
  throw new ApiError(operation, error);
}

/**
 * Does something with each of the items, `width` of them at a time, and takes an item only when one is to be begun:
 * a long stream is never held as a whole. An abort ends it, and so does what the source or `each` throws, even while
 * the source is waited for: what was begun is finished, then the promise rejects with the first that was thrown.
 * Resolves to whether the source is used up.
 *
 * Each item gets a signal of its own, which follows the caller's, if there is one.
 */
export async function eachOf<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  each: (item: Item, signal: AbortSignal | undefined) => Promise<void>,
  { width, signal }: { width: number; signal: AbortSignal | undefined },
): Promise<boolean> {
  const end = new AbortController();
  const items = itemSource(source, end.signal);
  const unfollow = followSignal(signal, end);
  const workers: Promise<void>[] = [];
  const thrown: unknown[] = [];
  const note = (error: unknown): void => {
    thrown.push(error);
    end.abort();
  };
  let waiting = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      waiting++;
      const next = await items.next();
      waiting--;
      if (!next) return;
      // Another one is begun when there is work for it, however wide the caller lets it become.
      if (waiting === 0 && workers.length < width) begin();
      const controller = new AbortController();
      const unfollowItem = followSignal(signal, controller);
      await each(next.value, signal && controller.signal).finally(unfollowItem);
    }
  };
  const begin = (): void => void workers.push(worker().catch(note));
  begin();
  // Those that are added meanwhile are waited for, too.
  for (const begun of workers) await begun;
  unfollow();
  const isUsedUp = await items.close().catch(note);
  if (thrown.length > 0) throw thrown[0];
  return isUsedUp === true;
}
