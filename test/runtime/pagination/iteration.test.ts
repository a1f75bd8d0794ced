import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { fakeClientOf } from "../../../src/runtime/testing/fake-client.js";
import { ApiError, type Client } from "../../../src/runtime/index.js";
import { createClient, listAllNumbered, type Item, type PageMeta } from "./list-client.js";
import { startListServer, type Answer, type ListServer } from "./list-server.js";

const pages = 6;
let server: ListServer;
let client: Client;
/** Answers instead of the list, by page; taken away when they were given. */
let hitches: Map<number, Answer>;
let delayMs: (page: number) => number;

beforeEach(async () => {
  hitches = new Map();
  delayMs = () => 0;
  server = await startListServer(async (query) => {
    const page = Number(query.get("page"));
    await pause(delayMs(page));
    const hitch = hitches.get(page);
    hitches.delete(page);
    const data = [{ id: page * 10 + 1 }, { id: page * 10 + 2 }];
    return hitch ?? { body: { data, meta: { page, limit: 2, total_pages: pages } } };
  });
  client = createClient({ baseUrl: server.url, retries: 0 });
});
afterEach(() => server.close());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const asked = (): number[] =>
  server.targets.map((target) => Number(new URL(target, "http://any").searchParams.get("page")));
const allIds = Array.from({ length: pages }, (_, index) => [
  index * 10 + 11,
  index * 10 + 12,
]).flat();
const down: Answer = { status: 500, body: { error: "Internal server error" } };

describe("fetching", () => {
  it("sends nothing before it is iterated, and begins anew each time", async () => {
    const list = listAllNumbered(client);
    await pause(20);
    expect(asked()).toEqual([]);

    expect((await list.toArray()).map(({ id }) => id)).toEqual(allIds);
    expect((await list.toArray()).map(({ id }) => id)).toEqual(allIds);
    expect(asked()).toEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    { prefetch: 0, ahead: [1] },
    { prefetch: 1, ahead: [1, 2] },
    { prefetch: 3, ahead: [1, 2, 3, 4] },
  ])("holds $prefetch pages ahead of the one in use", async ({ prefetch, ahead }) => {
    for await (const page of listAllNumbered(client, {}, { prefetch }).pages()) {
      await expect.poll(asked).toEqual(ahead);
      await pause(50);
      expect(page.meta.page).toBe(1);
      break;
    }
    await pause(30);
    expect(asked()).toEqual(ahead);
    expect(server.mostOpen()).toBe(1);
  });

  it("fetches numbered pages in parallel, keeps their order, and asks for each once", async () => {
    // The last page is slow, so that there is time to ask for one too many.
    delayMs = (page) => (page === pages ? 80 : page % 2 === 0 ? 5 : 40);
    const ids: number[] = [];

    for await (const { id } of listAllNumbered(client, {}, { concurrency: 3 })) ids.push(id);

    expect(ids).toEqual(allIds);
    expect(asked().sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(server.mostOpen()).toBe(3);
  });

  it("stops fetching when the loop is left, and aborts what is in flight", async () => {
    delayMs = (page) => (page === 1 ? 0 : 20_000);
    for await (const item of listAllNumbered(client, {}, { concurrency: 3 })) {
      expect(item).toEqual({ id: 11 });
      await expect.poll(() => server.targets.length).toBe(4);
      break;
    }
    await expect.poll(server.aborted).toBe(3);
    await pause(50);
    expect(server.targets).toHaveLength(4);
  });

  it("leaves nothing unhandled where a client rejects for a page that is never taken", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const meta = { page: 1, limit: 1, total_pages: 3 };
    const fake = fakeClientOf({ listNumbered: [{ data: [{ id: 1 }], meta }] });

    for await (const item of listAllNumbered(fake, {}, { prefetch: 1 })) {
      expect(item).toEqual({ id: 1 });
      break;
    }
    await pause(20);
    process.off("unhandledRejection", note);

    expect(fake.calls).toHaveLength(2);
    expect(unhandled).toEqual([]);
    await expect(listAllNumbered(fake, {}, { prefetch: 1 }).toArray()).rejects.toThrow(
      "The fake client has 1 answers",
    );
  });

  it.each([
    { max: 0, ids: [], requests: 0 },
    { max: 1, ids: [11], requests: 1 },
    { max: 2, ids: [11, 12], requests: 1 },
    { max: 3, ids: [11, 12, 21], requests: 2 },
    { max: 99, ids: allIds, requests: pages },
    { max: undefined, ids: allIds, requests: pages },
  ])("collects at most $max items with $requests requests", async ({ max, ids, requests }) => {
    const items = await listAllNumbered(client).toArray({ max });

    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(asked()).toHaveLength(requests);
  });

  it.each([-1, NaN])("refuses to collect at most %s items", async (max) => {
    await expect(listAllNumbered(client).toArray({ max })).rejects.toMatchObject({
      error: { kind: "invalid", parameter: "max" },
    });
  });

  it.each([{ prefetch: -1 }, { prefetch: 1.5 }, { concurrency: 0 }, { concurrency: NaN }])(
    "refuses %j before anything is sent",
    async (options) => {
      const results = [];
      for await (const result of listAllNumbered(client, {}, options).results()) {
        results.push(result);
      }
      const [parameter] = Object.keys(options);
      expect(results).toMatchObject([{ ok: false, error: { kind: "invalid", parameter } }]);
      expect(asked()).toEqual([]);
    },
  );

  it("goes on from the caller's page, and leaves the request as it was", async () => {
    const request = Object.freeze({ page: "5", tag: "a" });
    expect((await listAllNumbered(client, request).toArray()).map(({ id }) => id)).toEqual([
      51, 52, 61, 62,
    ]);
    expect(server.targets).toEqual(["/items?page=5&tag=a", "/items?page=6&tag=a"]);
  });
});

describe("failures", () => {
  it("throw an ApiError of the list operation out of a loop over items or pages", async () => {
    hitches.set(2, down);
    const ids: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { id } of listAllNumbered(client)) ids.push(id);
    };

    const error: unknown = await loop().catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      operation: "listNumbered",
      error: { kind: "http", status: 500 },
    });
    expect(ids).toEqual([11, 12]);
  });

  it("are asked again in place and never skipped", async () => {
    for (const page of [1, 3, 6]) hitches.set(page, down);
    const seen: unknown[] = [];

    for await (const result of listAllNumbered(client).results()) {
      seen.push(result.ok ? result.meta.page : result.error.kind);
    }

    expect(seen).toEqual(["http", 1, 2, "http", 3, 4, 5, "http", 6]);
    expect(asked()).toEqual([1, 1, 2, 3, 3, 4, 5, 6, 6]);
  });

  it.each([{ prefetch: 2 }, { concurrency: 4 }])("nor with %j", async (options) => {
    for (const page of [1, 3, 6]) hitches.set(page, down);
    const seen: unknown[] = [];

    for await (const result of listAllNumbered(client, {}, options).results()) {
      if (result.ok) seen.push(result.meta.page);
    }

    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([400, 401, 404])("end with %i, which asking again cannot change", async (status) => {
    hitches.set(2, { status, body: { error: "no" } });
    const seen: unknown[] = [];

    for await (const result of listAllNumbered(client, {}, { concurrency: 2 }).results()) {
      seen.push(result.ok ? result.meta.page : result.error.kind);
    }

    expect(seen).toEqual([1, "http"]);
  });

  it("leave nothing in flight behind them", async () => {
    delayMs = (page) => (page > 2 ? 20_000 : 0);
    hitches.set(2, down);
    for await (const result of listAllNumbered(client, {}, { concurrency: 4 }).results()) {
      if (!result.ok) break;
    }
    await expect.poll(() => server.targets.length - server.aborted()).toBe(2);
  });
});

describe("abort", () => {
  it.each([{}, { prefetch: 1 }, { concurrency: 3 }])(
    "ends a page that is being fetched, with %j",
    async (options) => {
      delayMs = () => 5_000;
      const controller = new AbortController();
      const { signal } = controller;
      setTimeout(() => controller.abort("enough"), 30);
      const begun = performance.now();

      const seen = [];
      for await (const result of listAllNumbered(client, {}, { ...options, signal }).results()) {
        seen.push(result);
      }

      expect(seen).toMatchObject([{ ok: false, error: { kind: "aborted", reason: "enough" } }]);
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );

  it("ends a loop between two items of one page", async () => {
    const controller = new AbortController();
    const ids: number[] = [];
    const loop = async (): Promise<void> => {
      const options = { signal: controller.signal, prefetch: 2 };
      for await (const { id } of listAllNumbered(client, {}, options)) {
        ids.push(id);
        controller.abort("enough");
      }
    };

    await expect(loop()).rejects.toMatchObject({ error: { kind: "aborted", reason: "enough" } });
    expect(ids).toEqual([11]);
  });

  it("has one listener on the caller's signal at a time, and leaves none", async () => {
    const { signal } = new AbortController();
    // A listener that is added again is still one (DOM, "add an event listener").
    let most = 0;
    const { addEventListener } = signal;
    signal.addEventListener = (...given: Parameters<typeof addEventListener>) => {
      addEventListener.apply(signal, given);
      most = Math.max(most, getEventListeners(signal, "abort").length);
    };

    delayMs = () => 30;
    await listAllNumbered(client, {}, { signal, concurrency: 3 }).toArray();

    expect(server.mostOpen()).toBeGreaterThan(1);
    expect(most).toBe(1);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("a lookup", () => {
  const missing: Answer = { status: 404, body: { error: "Not found" } };

  it("that finds nothing is empty", async () => {
    hitches.set(1, missing);
    const list = listAllNumbered(client, { external_id: "P-1" });
    expect(await list.toArray()).toEqual([]);
    expect(asked()).toEqual([1]);
  });

  it("is what makes a 404 mean that: without the filter it is a failure", async () => {
    hitches.set(1, missing);
    await expect(
      listAllNumbered(client, { external_id: undefined }).toArray(),
    ).rejects.toMatchObject({ error: { kind: "http", status: 404 } });
  });
});

it("gives items, pages and results the types of the list operation", () => {
  const list = listAllNumbered(client);
  expectTypeOf(list[Symbol.asyncIterator]).returns.toEqualTypeOf<
    AsyncGenerator<Item, void, undefined>
  >();
  type Page = ReturnType<typeof list.pages> extends AsyncGenerator<infer Yielded> ? Yielded : never;
  expectTypeOf<Page["items"]>().toEqualTypeOf<Item[]>();
  expectTypeOf<Page["data"]>().toEqualTypeOf<Item[]>();
  expectTypeOf<Page["meta"]>().toEqualTypeOf<PageMeta>();
  expectTypeOf<Page["checkpoint"]>().toEqualTypeOf<string>();
});
