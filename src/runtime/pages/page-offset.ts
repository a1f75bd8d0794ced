import { countOf, isCount } from "./count.js";
import type { ArrivedPage, PageStep, PageStyle } from "./page-style.js";
import { type ResultPath, valueAt } from "./result-path.js";

/** Where an operation that counts items, not pages, says so. */
export interface OffsetSettings {
  /** The request member that holds the number of items to pass over. */
  readonly offset: string;
  /** Where the result says how many items there are in all. */
  readonly total?: ResultPath;
}

/**
 * Pages by the number of items before them. The next offset counts the items that came, not those asked for: a
 * server that caps `limit` loses nothing. Without a total, an empty page is the end; with one, an empty page
 * before it is a fault, because nothing tells how far to move.
 */
export function pageOffset(settings: OffsetSettings): PageStyle<number> {
  const { offset, total } = settings;
  const totalOf = (seen: ArrivedPage): number | undefined =>
    total && countOf(valueAt(seen.answer, total));
  return {
    members: [offset],
    first: (request) => countOf(valueAt(request, [offset]) ?? 0),
    isPosition: (value) => isCount(value),
    ask: (position) => ({ [offset]: position }),
    next(position, seen): PageStep<number> {
      const all = totalOf(seen);
      const following = position + seen.items.length;
      if (all === undefined ? seen.items.length === 0 : following >= all) return { kind: "end" };
      if (seen.items.length > 0) return { kind: "more", position: following };
      return { kind: "fault", problem: `the page is empty at offset ${position} of ${all}` };
    },
    expect(position, seen) {
      const all = totalOf(seen);
      const following = position + seen.items.length;
      return all !== undefined && following > position && following < all ? following : undefined;
    },
  };
}
