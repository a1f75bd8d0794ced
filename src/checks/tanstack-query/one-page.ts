import type { ListPage } from "./infinite-settings.js";

/** The first of some pages, and where the next one is. */
export async function onePage<Item, Answer extends { items: Item[]; checkpoint: string }>(
  pages: AsyncGenerator<Answer, void>,
): Promise<ListPage<Item, Answer>> {
  const { value: answer } = await pages.next();
  await pages.return();
  if (!answer) return { items: [], next: null, answer: undefined };
  const { items, checkpoint } = answer;
  // A checkpoint's third part is the position, which is null behind the last page.
  return { items, next: checkpoint.split(":")[2] === "null" ? null : checkpoint, answer };
}
