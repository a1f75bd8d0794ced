/**
 * Does something with each of the items, `width` of them at a time, and takes an item only when one is to be begun:
 * a long stream is never held as a whole. `stop` is asked before each. What the source or `each` throws ends it: what
 * was begun is finished, then the promise rejects with the first of it. Resolves to whether the source is used up.
 */
export async function eachOf<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  each: (item: Item) => Promise<void>,
  { width, stop }: { width: number; stop: () => boolean },
): Promise<boolean> {
  const iterator = oneByOne(source);
  let isUsedUp = false;
  let isBroken = false;
  const worker = async (): Promise<void> => {
    try {
      while (!isBroken && !isUsedUp && !stop()) {
        const { done, value } = await iterator.next();
        if (done) isUsedUp = true;
        else await each(value);
      }
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: width }, worker));
  // Lets the source close what it holds open, such as a cursor of a database.
  await iterator.return();
  const broken = ended.find((end) => end.status === "rejected");
  if (broken) throw broken.reason;
  return isUsedUp;
}

/** As a generator, `next` can be called by several workers at once, whatever the source is. */
async function* oneByOne<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  yield* source;
}
