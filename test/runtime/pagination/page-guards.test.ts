import { afterEach, describe, expect, it } from "vitest";
import type { AnyPaginator } from "./layouts.js";
import {
  createClient,
  listAllCursor,
  listAllLinked,
  listAllNumbered,
  listAllOffset,
} from "./list-client.js";
import { startListServer, type Answer, type ListServer } from "./list-server.js";

type Lists = Record<string, (client: ReturnType<typeof createClient>) => AnyPaginator>;
const lists = {
  number: (client) => listAllNumbered(client),
  offset: (client) => listAllOffset(client),
  cursor: (client) => listAllCursor(client),
  link: (client) => listAllLinked(client, { owner: "me" }),
} satisfies Lists;

interface Case {
  readonly title: string;
  readonly style: keyof typeof lists;
  /** The answers in their order; the last one is repeated for ever. */
  readonly answers: readonly Answer[];
  /** The ids that are yielded. */
  readonly ids: readonly number[];
  /** The kind of the failure that ends the list, where one does. */
  readonly failure?: string;
  readonly requests: number;
}

const items = (...ids: number[]): { id: number }[] => ids.map((id) => ({ id }));
const numbered = (ids: number[], total_pages: unknown): Answer => ({
  body: { data: items(...ids), meta: { page: 1, limit: 2, total_pages } },
});
const linked = (ids: number[], link: string): Answer => ({
  body: items(...ids),
  headers: { link },
});
const cursor = (ids: number[], next: unknown, more?: boolean): Answer => ({
  body: { items: items(...ids), next, ...(more === undefined ? {} : { more }) },
});

const cases: Case[] = [
  {
    title: "a total that shrinks is followed: the last page ends the list",
    style: "number",
    answers: [numbered([1, 2], 9), numbered([3], 2)],
    ids: [1, 2, 3],
    requests: 2,
  },
  {
    title: "a total that grows is followed",
    style: "number",
    answers: [numbered([1, 2], 2), numbered([3, 4], 3), numbered([5], 3)],
    ids: [1, 2, 3, 4, 5],
    requests: 3,
  },
  {
    title: "an empty page in the middle is passed over",
    style: "number",
    answers: [numbered([1], 3), numbered([], 3), numbered([2], 3)],
    ids: [1, 2],
    requests: 3,
  },
  {
    title: "no pages at all",
    style: "number",
    answers: [numbered([], 0)],
    ids: [],
    requests: 1,
  },
  {
    title: "the same page for ever ends in a failure, not in a loop",
    style: "number",
    answers: [numbered([1, 2], 500)],
    ids: [1, 2],
    failure: "decode",
    requests: 2,
  },
  {
    title: "a total that is a string of digits is a number",
    style: "number",
    answers: [numbered([1], "2"), numbered([2], "2")],
    ids: [1, 2],
    requests: 2,
  },
  {
    title: "without meta, an empty page is the end",
    style: "number",
    answers: [{ body: { data: items(1) } }, { body: { data: items(2) } }, { body: { data: [] } }],
    ids: [1, 2],
    requests: 3,
  },
  {
    title: "without meta, the same page for ever ends in a failure too",
    style: "number",
    answers: [{ body: { data: items(1) } }],
    ids: [1],
    failure: "decode",
    requests: 2,
  },
  {
    title: "a meta that is no object counts as none",
    style: "number",
    answers: [{ body: { data: items(1), meta: null } }, { body: { data: [], meta: "none" } }],
    ids: [1],
    requests: 2,
  },
  {
    title: "a total of -1 or 1.5 counts as none",
    style: "number",
    answers: [numbered([1], -1), numbered([2], 1.5), numbered([], NaN)],
    ids: [1, 2],
    requests: 3,
  },
  {
    title: "data that is no list",
    style: "number",
    answers: [{ body: { data: { id: 1 }, meta: { total_pages: 2 } } }],
    ids: [],
    failure: "decode",
    requests: 1,
  },
  {
    title: "offset: a server that sends fewer than asked for loses nothing",
    style: "offset",
    answers: [{ body: { items: items(1, 2), total: 3 } }, { body: { items: items(3), total: 3 } }],
    ids: [1, 2, 3],
    requests: 2,
  },
  {
    title: "offset: an empty page before the total is reached is a failure",
    style: "offset",
    answers: [{ body: { items: items(1), total: 3 } }, { body: { items: [], total: 3 } }],
    ids: [1],
    failure: "decode",
    requests: 2,
  },
  {
    title: "offset: without a total, an empty page is the end",
    style: "offset",
    answers: [{ body: { items: items(1) } }, { body: { items: [] } }],
    ids: [1],
    requests: 2,
  },
  {
    title: "offset: the same page for ever",
    style: "offset",
    answers: [{ body: { items: items(1), total: 500 } }],
    ids: [1],
    failure: "decode",
    requests: 2,
  },
  {
    title: "cursor: an empty page with a cursor is passed over",
    style: "cursor",
    answers: [cursor([1], "b"), cursor([], "c"), cursor([2], "")],
    ids: [1, 2],
    requests: 3,
  },
  {
    title: "cursor: more: false ends the list in spite of a cursor",
    style: "cursor",
    answers: [cursor([1], "b", true), cursor([2], "c", false)],
    ids: [1, 2],
    requests: 2,
  },
  {
    title: "cursor: more: true without a cursor is a failure, not the end",
    style: "cursor",
    answers: [cursor([1], "b", true), cursor([2], null, true)],
    ids: [1],
    failure: "decode",
    requests: 2,
  },
  {
    title: "cursor: a number is a cursor",
    style: "cursor",
    answers: [cursor([1], 2), cursor([2], null)],
    ids: [1, 2],
    requests: 2,
  },
  {
    title: "cursor: a number beyond 2^53 is none, since its last digits are lost",
    style: "cursor",
    answers: [cursor([1], 2 ** 53), cursor([2], null)],
    ids: [],
    failure: "decode",
    requests: 1,
  },
  {
    title: "cursor: an object is none",
    style: "cursor",
    answers: [cursor([1], { after: 2 })],
    ids: [],
    failure: "decode",
    requests: 1,
  },
  {
    title: "cursor: a cursor that comes back, with other items, ends in a failure",
    style: "cursor",
    answers: [cursor([1], "b"), cursor([2], "c"), cursor([3], "b"), cursor([4], "c")],
    ids: [1, 2, 3],
    failure: "decode",
    requests: 4,
  },
  {
    title: "link: only rel=next counts, whatever its case, place and neighbours",
    style: "link",
    answers: [
      linked(
        [1],
        '</x?page=9>; rel=prev, <?page=2>; title="a, \\"b\\"; rel=last"; REL="first Next"',
      ),
      linked([2], '<https://x.example/?page=1>; rel="prev"; title="rel=next"'),
    ],
    ids: [1, 2],
    requests: 2,
  },
  {
    title: "link: rel=next counts behind and between what is odd",
    style: "link",
    answers: [
      linked([1], "<?page=2>; title=of two words;; rel = next ;"),
      linked([2], "<?page=1>; rel=prev <?page=3>; rel='last next'"),
      linked([3], '<?page=2>; rel="prev"; rel="next", <?page=1>; title="a; rel=next"'),
    ],
    ids: [1, 2, 3],
    requests: 3,
  },
  {
    title: "link: a target without the operation's parameters is a failure",
    style: "link",
    answers: [linked([1], "<https://x.example/?token=7>; rel=next")],
    ids: [],
    failure: "decode",
    requests: 1,
  },
  {
    title: "link: a target that is no URL is a failure",
    style: "link",
    answers: [linked([1], "<https://[>; rel=next")],
    ids: [],
    failure: "decode",
    requests: 1,
  },
  {
    title: "link: the same target for ever",
    style: "link",
    answers: [linked([1], "<?page=2>; rel=next"), linked([2], "<?page=2>; rel=next")],
    ids: [1, 2],
    failure: "decode",
    requests: 3,
  },
];

let server: ListServer | undefined;
afterEach(() => server?.close());

describe("guards", () => {
  it.each(cases)("$title", async ({ style, answers, ids, failure, requests }) => {
    server = await startListServer((_query, count) => answers[count - 1] ?? answers.at(-1));
    const list: Lists[string] = lists[style];
    const seen: number[] = [];
    const failures: string[] = [];

    for await (const result of list(createClient({ baseUrl: server.url })).results()) {
      if (result.ok) seen.push(...result.items.map(({ id }) => id));
      else failures.push(result.error.kind);
    }

    expect(seen).toEqual(ids);
    expect(failures).toEqual(failure === undefined ? [] : [failure]);
    expect(server.targets).toHaveLength(requests);
  });

  it("sends a link's query to the configured server and the operation's path, nothing else", async () => {
    const elsewhere = await startListServer(() => ({ body: [] }));
    const link = `<${elsewhere.url}/secrets?page=2&per_page=5&key=x>; rel=next`;
    server = await startListServer((query) =>
      query.get("page") === "2" ? { body: items(2) } : linked([1], link),
    );

    const all = await listAllLinked(createClient({ baseUrl: server.url }), {
      owner: "me",
    }).toArray();

    expect(all).toEqual(items(1, 2));
    expect(server.targets).toEqual(["/owners/me/items", "/owners/me/items?page=2&per_page=5"]);
    expect(elsewhere.targets).toEqual([]);
    await elsewhere.close();
  });

  it.each([
    {
      title: "that the caller gave",
      request: { status: ["open", "held"], filter: { name: "a&b" } },
    },
    { title: "that the server adds", request: {} },
  ])("asks for the pages behind a link with the whole of a list $title", async ({ request }) => {
    const query = "status=open&status=held&filter%5Bname%5D=a%26b";
    server = await startListServer((asked) => {
      const page = Number(asked.get("page") ?? 1);
      return linked([page], page < 3 ? `<?${query}&page=${page + 1}>; rel=next` : "");
    });
    const client = createClient({ baseUrl: server.url });
    const whole = { owner: "me", ...request };

    const checkpoints: string[] = [];
    for await (const page of listAllLinked(client, whole).pages())
      checkpoints.push(page.checkpoint);
    const [from] = checkpoints;
    const rest = await listAllLinked(client, whole, { from }).toArray();

    expect(rest).toEqual(items(2, 3));
    const behind = server.targets.filter((target) => target.includes("page="));
    const asked = behind.map((target) => new URL(target, "http://any").searchParams);
    expect(asked.map((it) => it.get("page"))).toEqual(["2", "3", "2", "3"]);
    for (const it of asked) {
      expect(it.getAll("status")).toEqual(["open", "held"]);
      expect(it.get("filter[name]")).toBe("filter" in request ? "a&b" : null);
    }
  });

  it("keeps the kind of page and limit that the reference types as strings", async () => {
    server = await startListServer((query) =>
      numbered([Number(query.get("page"))], query.get("limit") === "1" ? 4 : 0),
    );
    const request = Object.freeze({ page: "2", limit: "1" });

    const all = await listAllNumbered(createClient({ baseUrl: server.url }), request).toArray();

    expect(all).toEqual(items(2, 3, 4));
    expect(server.targets[0]).toBe("/items?page=2&limit=1");
    expect(request).toEqual({ page: "2", limit: "1" });
  });

  it("refuses a page that is no number, before anything is sent", async () => {
    server = await startListServer(() => numbered([], 0));

    const list = listAllNumbered(createClient({ baseUrl: server.url }), { page: "two" });

    await expect(list.toArray()).rejects.toMatchObject({
      name: "ApiError",
      operation: "listNumbered",
      error: { kind: "invalid", parameter: "page" },
    });
    expect(server.targets).toEqual([]);
  });
});
