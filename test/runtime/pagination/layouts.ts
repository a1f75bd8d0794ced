import type { Answer } from "./list-server.js";
import {
  listAllCursor,
  listAllLinked,
  listAllNumbered,
  listAllOffset,
  type Item,
  type ListError,
} from "./list-client.js";
import type { Client, Page, PaginationOptions, Result } from "../../../src/runtime/index.js";

/** What the tests use of a paginator, whatever its style. */
export interface AnyPaginator extends AsyncIterable<Item> {
  pages(): AsyncGenerator<Pick<Page<Item>, "items" | "checkpoint">, void, undefined>;
  results(): AsyncGenerator<
    Result<unknown, ListError, { items: Item[]; checkpoint: string }>,
    void,
    undefined
  >;
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
}

/** A style as a server and a client of it: the server cuts a list into the pages of `layout`. */
export interface StyleUnderTest {
  readonly name: string;
  list(client: Client, options?: PaginationOptions): AnyPaginator;
  answer(layout: readonly Item[][], query: URLSearchParams): Answer;
}

export const styles: readonly StyleUnderTest[] = [
  {
    name: "page number",
    list: (client, options) => listAllNumbered(client, {}, options),
    answer(layout, query) {
      const page = Number(query.get("page") ?? "1");
      const meta = { page, limit: 20, total_pages: layout.length };
      return { body: { data: layout[page - 1] ?? [], meta } };
    },
  },
  {
    name: "page number without meta",
    list: (client, options) => listAllNumbered(client, {}, options),
    answer(layout, query) {
      const full = layout.filter((items) => items.length > 0);
      return { body: { data: full[Number(query.get("page") ?? "1") - 1] ?? [] } };
    },
  },
  {
    name: "offset",
    list: (client, options) => listAllOffset(client, {}, options),
    answer(layout, query) {
      const offset = Number(query.get("offset") ?? "0");
      const all = layout.flat();
      const end = endOfPage(layout, offset);
      return { body: { items: all.slice(offset, end), total: all.length } };
    },
  },
  {
    name: "cursor",
    list: (client, options) => listAllCursor(client, {}, options),
    answer(layout, query) {
      const index = Number((query.get("after") ?? "cursor:0").split(":")[1]);
      const next = index + 1 < layout.length ? `cursor:${index + 1}` : null;
      return { body: { items: layout[index] ?? [], next } };
    },
  },
  {
    name: "Link header",
    list: (client, options) => listAllLinked(client, { owner: "me" }, options),
    answer(layout, query) {
      const page = Number(query.get("page") ?? "1");
      const link = `<https://elsewhere.example/x?page=${page + 1}&per_page=5>; rel="next"`;
      const headers: Record<string, string> = page < layout.length ? { link } : {};
      return { body: layout[page - 1] ?? [], headers };
    },
  },
];

function endOfPage(layout: readonly Item[][], offset: number): number {
  let end = 0;
  for (const items of layout) {
    end += items.length;
    if (end > offset) return end;
  }
  return end;
}
