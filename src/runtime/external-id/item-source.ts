import { whenAborted } from "../answers/when-aborted.js";

/** Items that are taken one after the other, whoever asks. */
export interface ItemSource<Item> {
  /** The next item; undefined where there is none left, or as soon as the signal is aborted. */
  next: () => Promise<{ value: Item } | undefined>;
  /** Lets the source close what it holds open, such as a cursor of a database, and tells whether it was used up. */
  close: () => Promise<boolean>;
}

/** Takes from an iterable for several workers at once: few can be asked again before they have answered. */
export function itemSource<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  signal: AbortSignal,
): ItemSource<Item> {
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let isUsedUp = false;
  let isAsked = false;
  const take = async (): Promise<{ value: Item } | undefined> => {
    if (isUsedUp || signal.aborted) return undefined;
    isAsked = true;
    const next = await iterator.next();
    isAsked = false;
    if (!next.done) return next;
    isUsedUp = true;
    return undefined;
  };
  let last: ReturnType<typeof take> = Promise.resolve(undefined);
  return {
    next: () => unlessAborted((last = last.then(take)), signal),
    async close() {
      if (isUsedUp) return true;
      const wasAsked = isAsked;
      const closed = (async () => iterator.return?.())();
      // One that has not answered is not waited for: a generator closes when it goes on, which may be never.
      if (wasAsked) closed.catch(() => {});
      else await closed;
      return false;
    },
  };
}

/** What a promise resolves to; undefined as soon as the signal is aborted. */
function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    void promise.then(resolve, reject).finally(whenAborted(signal, stop));
  });
}
