import { afterEach, expect, test } from "vitest";
import {
  connect,
  inQuery,
  pace,
  pageNumber,
  paginate,
  type CallError,
  type Client,
  type Middleware,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

const operation: Operation = { id: "list", method: "GET", path: "/x", errors: [429] };
const rateLimitHeaders = {
  limit: "RateLimit-Limit",
  remaining: "RateLimit-Remaining",
  reset: "RateLimit-Reset",
};

let server: JsonServer;
afterEach(() => server.close());

/**
 * A server that lets `limit` requests through in every second of the clock. A request belongs to the second in which
 * it was sent, which it tells: how long it was on its way on a busy machine is not what is tested.
 */
async function limited(
  limit: number,
  reset: "epoch" | "delta",
): Promise<{ refused: () => number }> {
  const used = new Map<number, number>();
  let refused = 0;
  server = await jsonServer((request, response) => {
    const second = Math.floor(Number(request.headers["x-sent-at"]) / 1000);
    const count = (used.get(second) ?? 0) + 1;
    used.set(second, count);
    if (count > limit) refused++;
    const left = Math.max(0, second + 1 - Date.now() / 1000);
    const headers = {
      "ratelimit-limit": `${limit}`,
      "ratelimit-remaining": `${Math.max(0, limit - count)}`,
      "ratelimit-reset": reset === "epoch" ? `${second + 1}` : left.toFixed(3),
    };
    const page = Number(new URL(request.url, server.url).searchParams.get("page") ?? 1);
    const body = { data: [{ id: page }], meta: { page, limit: 1, total_pages: 40 } };
    send(response, body, { status: count > limit ? 429 : 200, headers });
  });
  return { refused: () => refused };
}

/** A client that is paced, and says when it sends. */
function pacedClient(): Client {
  const stamp: Middleware = (request, _context, next) =>
    next({ ...request, headers: { ...request.headers, "x-sent-at": `${Date.now()}` } });
  return connect(
    { baseUrl: server.url, middleware: [pace(), stamp], retries: 0 },
    { baseUrl: "", rateLimitHeaders },
  );
}

/** Calls at once, paced. Gives how many succeed. */
async function burst(size: number): Promise<number> {
  const client = pacedClient();
  const results = await Promise.all(
    Array.from({ length: size }, () => client.call<Result<unknown, unknown>>(operation)),
  );
  return results.filter(({ ok }) => ok).length;
}

test.each(["epoch", "delta"] as const)(
  "60 calls at once pass a limit of 20 a second (reset as %s)",
  async (reset) => {
    const { refused } = await limited(20, reset);
    expect(await burst(60)).toBeGreaterThanOrEqual(57);
    expect(refused()).toBeLessThanOrEqual(3);
  },
);

test("a list that is fetched in parallel keeps to the limit, too", async () => {
  const { refused } = await limited(20, "epoch");
  const list = paginate({
    id: "list",
    list: (client, request: object, options): Promise<Result<{ id: number }[], CallError>> =>
      client.call({ ...operation, parameters: [[inQuery, "page"]] }, request, options),
    style: pageNumber({ page: "page", totalPages: ["data", "meta", "total_pages"] }),
    items: ["data", "data"],
    client: pacedClient(),
    request: {},
    options: { concurrency: 8 },
  });
  const ids: number[] = [];
  for await (const result of list.results()) {
    if (result.ok) ids.push(...(result.items as { id: number }[]).map(({ id }) => id));
  }
  expect(ids).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(refused()).toBeLessThanOrEqual(2);
});

test("without the headers nothing waits but for the first answer", async () => {
  const waiting: (() => void)[] = [];
  let first = true;
  server = await jsonServer((_, response) => {
    const answer = (): void => send(response, {});
    if (first) answer();
    else waiting.push(answer);
    first = false;
    // All the others are there before one of them is answered.
    if (waiting.length === 59) for (const each of waiting) each();
  });
  expect(await burst(60)).toBe(60);
});

test("a call that cannot wait for its turn leaves it to the others", async () => {
  const headers = { "ratelimit-limit": "9", "ratelimit-remaining": "4", "ratelimit-reset": "4" };
  server = await jsonServer((_, response) => send(response, {}, { headers }));
  const client = pacedClient();
  const call = (deadlineMs: number): Promise<Result<unknown, CallError>> =>
    client.call(operation, {}, { deadlineMs });
  // What is left is spread: a turn now, and another in a second.
  await call(2000);
  await call(2000);

  const hasty = await Promise.all(Array.from({ length: 9 }, () => call(100)));

  expect(hasty).toEqual(Array(9).fill({ ok: false, error: { kind: "timeout", afterMs: 100 } }));
  expect(await call(2000)).toMatchObject({ ok: true });
});
