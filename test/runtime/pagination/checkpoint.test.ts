import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inQuery, pageLink, paginate } from "../../../src/runtime/index.js";
import type { Client, Operation } from "../../../src/runtime/index.js";
import type { AnyPaginator } from "./layouts.js";
import {
  createClient,
  listAllCursor,
  listAllNumbered,
  type listLinked,
  type ListNumberedRequest,
} from "./list-client.js";
import { startListServer, type ListServer } from "./list-server.js";

const listOperation: Operation = {
  id: "listLinked",
  method: "GET",
  path: "/items",
  parameters: [[inQuery, "name", "since", "page"]],
  errors: [],
};

let server: ListServer;
let client: Client;
/** The cursor that the server hands back. */
let next: string | null;

beforeEach(async () => {
  next = null;
  server = await startListServer((query, count) => ({
    body: {
      data: [{ id: count }],
      meta: { page: 1, limit: 1, total_pages: 3 },
      items: [{ id: count }],
      next: query.get("after") === next ? null : next,
    },
  }));
  client = createClient({ baseUrl: server.url, retries: 0 });
});
afterEach(() => server.close());

async function checkpoints(request: ListNumberedRequest): Promise<string[]> {
  const found: string[] = [];
  for await (const page of listAllNumbered(client, request).pages()) found.push(page.checkpoint);
  server.targets.length = 0;
  return found;
}

/** What becomes of resuming: the failure's parameter, or the targets that were asked for. */
async function resume(request: ListNumberedRequest, from: string): Promise<string[] | string> {
  for await (const result of listAllNumbered(client, request, { from }).results()) {
    if (!result.ok) return result.error.kind === "invalid" ? result.error.parameter : "other";
  }
  return server.targets;
}

describe("a checkpoint", () => {
  it("goes on behind its page, and behind the last one there is nothing", async () => {
    const [first = "", second = "", last = ""] = await checkpoints({ tag: "a" });

    expect(await resume({ tag: "a" }, second)).toEqual(["/items?page=3&tag=a"]);
    server.targets.length = 0;
    expect(await resume({ tag: "a" }, first)).toHaveLength(2);
    server.targets.length = 0;
    expect(await resume({ tag: "a" }, last)).toEqual([]);
  });

  it("does not depend on the order of the request's members, on members without a value, or on where the request began", async () => {
    const [first = ""] = await checkpoints({ tag: "a", limit: "1" });

    expect(
      await resume({ limit: "1", page: "1", tag: "a", external_id: undefined }, first),
    ).toEqual(["/items?page=2&limit=1&tag=a", "/items?page=3&limit=1&tag=a"]);
  });

  it.each([{ tag: "b" }, {}, { tag: "a", limit: "50" }, { tag: "a", external_id: "P-1" }])(
    "of other filters is refused: %j",
    async (request) => {
      const [first = ""] = await checkpoints({ tag: "a" });

      expect(await resume(request, first)).toBe("from");
      expect(server.targets).toEqual([]);
    },
  );

  it.each([null, 5, {}, ""])("that is none is refused, whatever it is: %j", async (from) => {
    expect(await resume({ tag: "a" }, from as string)).toBe("from");
    expect(server.targets).toEqual([]);
  });

  it("of another operation is refused", async () => {
    const [first = ""] = await checkpoints({});

    await expect(listAllCursor(client, {}, { from: first }).toArray()).rejects.toMatchObject({
      error: {
        kind: "invalid",
        parameter: "from",
        message: expect.stringContaining("listCursor") as string,
      },
    });
  });

  it("that was edited to name another page is refused", async () => {
    const [first = ""] = await checkpoints({});
    expect(first).toContain(":2:");

    expect(await resume({}, first.replace(":2:", ":3:"))).toBe("from");
  });

  it("that was cut, edited or made up is refused", async () => {
    const [first = ""] = await checkpoints({});
    const edited = fc
      .record({ at: fc.nat({ max: first.length - 1 }), text: fc.string({ maxLength: 3 }) })
      .map(({ at, text }) => first.slice(0, at) + text + first.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), edited), async (from) => {
        fc.pre(from !== first);
        expect(await resume({}, from)).toBe("from");
      }),
      { numRuns: 500 },
    );
    expect(server.targets).toEqual([]);
  });

  it("carries any cursor there and back, in printable ASCII", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (cursor) => {
        next = cursor;
        const [page] = await take(listAllCursor(client, { limit: 1 }).pages());
        const from = page?.checkpoint ?? "";
        server.targets.length = 0;
        await listAllCursor(client, { limit: 1 }, { from }).toArray();

        expect(from).toMatch(/^[\x21-\x7e]+$/);
        const asked = new URL(server.targets[0] ?? "", "http://any").searchParams.get("after");
        expect(asked).toBe(cursor);
      }),
      { numRuns: 60 },
    );
  });

  it("holds no value of a filter", async () => {
    const found = await checkpoints({ tag: "Jane Doe", external_id: "P-4711" });

    expect(found).toHaveLength(3);
    for (const checkpoint of found) expect(checkpoint).not.toMatch(/Jane|4711/);
  });

  it("holds no filter that a Link header repeats, and goes on with it all the same", async () => {
    const linked = await startListServer((query, count) => ({
      body: [{ id: count }],
      headers: { link: `</x?name=Jane+Doe&since=4&page=${count + 1}>; rel="next"` },
    }));
    const list = (from?: string): AnyPaginator =>
      paginate({
        id: "listLinked",
        list: (client, request: object, options): ReturnType<typeof listLinked> =>
          client.call(listOperation, request, options),
        style: pageLink({ parameters: ["name", "since", "page"] }),
        client: createClient({ baseUrl: linked.url }),
        request: { name: "Jane Doe", page: 1 },
        options: { from },
      });
    const [page] = await take(list().pages());
    await take(list(page?.checkpoint).pages());

    expect(page?.checkpoint).not.toContain("Jane");
    expect(linked.targets).toEqual([
      "/items?name=Jane%20Doe&page=1",
      "/items?name=Jane%20Doe&since=4&page=2",
    ]);
    await linked.close();
  });
});

async function take<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  for await (const value of values) return [value];
  return [];
}
