import type { Value } from "../store/value.js";
import type { PageFacts } from "../answers/outcome.js";
import type { Paging } from "../plans/plan.js";

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  facts: PageFacts;
  headers: Record<string, string>;
}

/** Cuts a list as the style says: `page` counts from 1, `offset` from 0, a cursor is opaque. */
export function paginate<Item>(
  items: readonly Item[],
  paging: Paging,
  { query, url }: { query: Record<string, Value>; url: URL },
): Page<Item> {
  const limit =
    countOf(paging.limit === undefined ? undefined : query[paging.limit]) ?? paging.defaultLimit;
  const position = paging.position === undefined ? undefined : query[paging.position];
  const offset = offsetOf(paging, { position, limit });
  const total = items.length;
  const next = offset + limit < total ? offset + limit : undefined;
  return {
    items: items.slice(offset, offset + limit),
    facts: {
      page: Math.floor(offset / limit) + 1,
      limit,
      offset,
      total,
      ...(paging.told && {
        told: { path: paging.told, value: toldOf(paging, { total, limit, next, url }) },
      }),
    },
    headers: paging.style === "link" && !paging.told ? linkTo(url, { paging, limit, next }) : {},
  };
}

function offsetOf(
  { style }: Paging,
  { position, limit }: { position: Value | undefined; limit: number },
): number {
  switch (style) {
    case "page":
    case "link":
      return ((countOf(position) ?? 1) - 1) * limit;
    case "offset":
      return typeof position === "number" ? position : 0;
    case "cursor":
      return Number(/^after-(\d+)$/.exec(String(position))?.[1] ?? 0);
    default:
      return style satisfies never;
  }
}

function toldOf(
  paging: Paging,
  { total, limit, next, url }: { total: number; limit: number; next: number | undefined; url: URL },
): Value {
  switch (paging.style) {
    case "page":
      return Math.ceil(total / limit);
    case "link":
      return next === undefined ? null : targetOf(url, { paging, limit, next });
    case "offset":
      return total;
    case "cursor":
      return next === undefined ? null : `after-${next}`;
    default:
      return paging.style satisfies never;
  }
}

/** RFC 8288: a `next` link, as long as there is a next page. */
function linkTo(
  url: URL,
  { paging, limit, next }: { paging: Paging; limit: number; next: number | undefined },
): Record<string, string> {
  if (next === undefined) {
    return {};
  }
  return { Link: `<${targetOf(url, { paging, limit, next })}>; rel="next"` };
}

function targetOf(
  url: URL,
  { paging, limit, next }: { paging: Paging; limit: number; next: number },
): string {
  const target = new URL(url);
  target.searchParams.set(paging.position ?? "page", String(next / limit + 1));
  return target.href;
}

function countOf(value: Value | undefined): number | undefined {
  return typeof value === "number" && value >= 1 ? Math.floor(value) : undefined;
}
