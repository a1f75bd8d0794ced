/**
 * Does something with each of the items, `width` of them at a time, and takes an item only when one is to be begun:
 * a long stream is never held as a whole. An abort ends it, even while the source is waited for. What the source or
 * `each` throws ends it: what was begun is finished, then the promise rejects with the first of it. Resolves to
 * whether the source is used up.
 */
export async function eachOf<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  each: (item: Item) => Promise<void>,
  { width, signal }: { width: number; signal: AbortSignal | undefined },
): Promise<boolean> {
  const iterator = oneByOne(source);
  const workers: Promise<void>[] = [];
  const thrown: unknown[] = [];
  let waiting = 0;
  let isUsedUp = false;
  let isLeft = false;
  const worker = async (): Promise<void> => {
    try {
      while (thrown.length === 0 && !isUsedUp && !signal?.aborted) {
        waiting++;
        const next = await unlessAborted(iterator.next(), signal);
        waiting--;
        if (!next) isLeft = true;
        else if (next.done) isUsedUp = true;
        else {
          // Another one is begun when there is work for it, however wide the caller lets it become.
          if (waiting === 0 && workers.length < width) workers.push(worker());
          await each(next.value);
        }
      }
    } catch (error) {
      thrown.push(error);
    }
  };
  workers.push(worker());
  // Those that are added meanwhile are waited for, too.
  for (const begun of workers) await begun;
  // Lets the source close what it holds open, such as a cursor of a database. One that an abort did not wait for
  // closes when it goes on, which may be never.
  const closed = iterator.return().catch((error: unknown) => thrown.push(error));
  if (!isLeft) await closed;
  if (thrown.length > 0) throw thrown[0];
  return isUsedUp;
}

/** As a generator, `next` can be called by several workers at once, whatever the source is. */
async function* oneByOne<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  yield* source;
}

/** What a promise resolves to; undefined as soon as the signal is aborted. Leaves no listener behind. */
function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal?.addEventListener("abort", stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal?.removeEventListener("abort", stop));
  });
}
