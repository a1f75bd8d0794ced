/** What can be kept of an answer that may have no body: null stands for none. */
export type Kept<Data> = undefined extends Data ? Exclude<Data, undefined> | null : Data;

/** A query has to have something to keep. */
export async function orNull<Data>(answer: Promise<Data>): Promise<Kept<Data>> {
  return ((await answer) ?? null) as Kept<Data>;
}
