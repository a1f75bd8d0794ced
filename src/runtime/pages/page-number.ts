import { countOf, isCount } from "./count.js";
import type { ArrivedPage, PageStep, PageStyle } from "./page-style.js";
import { type ResultPath, valueAt } from "./result-path.js";

/** Where an operation that counts its pages says so. */
export interface PageNumberSettings {
  /** The request member that holds the page's number. */
  readonly page: string;
  /** Where the result says how many pages there are, such as `["meta", "total_pages"]`. */
  readonly totalPages?: ResultPath;
  /** The first page's number; 1 by default. */
  readonly first?: number;
}

/**
 * Pages with numbers. Each page's own total decides whether another follows, so a total that grows or shrinks on
 * the way is followed; an empty page before the end is passed over. A page that tells no total is followed by
 * the next number, until a page is empty.
 */
export function pageNumber(settings: PageNumberSettings): PageStyle<number> {
  const { page, totalPages, first = 1 } = settings;
  const total = (seen: ArrivedPage): number | undefined =>
    totalPages && countOf(valueAt(seen.answer, totalPages));
  return {
    members: [page],
    first: (request) => countOf(valueAt(request, [page]) ?? first),
    isPosition: (value) => isCount(value),
    ask: (position) => ({ [page]: position }),
    next(position, seen): PageStep<number> {
      const pages = total(seen);
      const more = pages === undefined ? seen.items.length > 0 : position - first + 1 < pages;
      return more ? { kind: "more", position: position + 1 } : { kind: "end" };
    },
    expect(position, seen) {
      const pages = total(seen);
      return pages !== undefined && position - first + 1 < pages ? position + 1 : undefined;
    },
  };
}
