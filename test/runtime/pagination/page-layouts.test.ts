import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Client } from "../../../src/runtime/index.js";
import { styles, type AnyPaginator } from "./layouts.js";
import { createClient, type Item } from "./list-client.js";
import { startListServer, type Answer, type ListServer } from "./list-server.js";

let server: ListServer | undefined;
afterEach(() => server?.close());

/** Sizes of pages become pages of items with consecutive ids. */
const layouts = fc.array(fc.nat({ max: 4 }), { maxLength: 9 }).map((sizes) => {
  let id = 0;
  return sizes.map((size) => Array.from({ length: size }, (): Item => ({ id: ++id })));
});
const options = fc.record({
  prefetch: fc.nat({ max: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
});
type Hitch = "lost" | "500" | "slow" | undefined;
const hitches = fc.array(fc.constantFrom<Hitch>("lost", "500", "slow", undefined, undefined), {
  maxLength: 20,
});

/** Iterates until the end, asking again after each failure. */
async function drain(paginator: AnyPaginator): Promise<Item[]> {
  const items: Item[] = [];
  for await (const result of paginator.results()) {
    if (result.ok) items.push(...result.items);
    else expect(["network", "http"]).toContain(result.error.kind);
  }
  return items;
}

describe.each(styles)("$name", ({ list, answer }) => {
  it("yields each item once and in order, whatever the pages, the failures and the parallelism", async () => {
    let serve: (query: URLSearchParams, count: number) => Promise<Answer | undefined>;
    server = await startListServer((query) => serve(query, 0));
    const client: Client = createClient({ baseUrl: server.url, retries: 0 });
    await fc.assert(
      fc.asyncProperty(layouts, hitches, options, async (layout, planned, given) => {
        const left = [...planned];
        serve = async (query) => {
          const hitch = left.shift();
          if (hitch === "lost") return undefined;
          if (hitch === "500") return { status: 500, body: { error: "Internal server error" } };
          if (hitch === "slow") await new Promise((resolve) => setTimeout(resolve, 3));
          return answer(layout, query);
        };
        expect(await drain(list(client, given))).toEqual(layout.flat());
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("goes on behind any page's checkpoint, with what a complete run yields there", async () => {
    let serve: (query: URLSearchParams) => Answer = () => ({});
    server = await startListServer((query) => serve(query));
    const client = createClient({ baseUrl: server.url, retries: 0 });
    await fc.assert(
      fc.asyncProperty(layouts, fc.nat({ max: 8 }), options, async (layout, stop, given) => {
        serve = (query) => answer(layout, query);
        const items: Item[] = [];
        let from: string | undefined;
        let count = 0;
        for await (const page of list(client, given).pages()) {
          items.push(...page.items);
          from = page.checkpoint;
          if (count++ === stop) break;
        }
        const rest = await list(client, { ...given, from }).toArray();
        expect([...items, ...rest]).toEqual(layout.flat());
        expect(from).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
