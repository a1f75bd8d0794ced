import { afterEach, expect, test } from "vitest";
import { connect, pace, type Operation, type Result } from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

const operation: Operation = { id: "list", method: "GET", path: "/x", errors: [429] };
const rateLimitHeaders = {
  limit: "RateLimit-Limit",
  remaining: "RateLimit-Remaining",
  reset: "RateLimit-Reset",
};

let server: JsonServer;
afterEach(() => server.close());

/** A server that lets `limit` requests through in every second of its clock. */
async function limited(
  limit: number,
  reset: "epoch" | "delta" | "none",
): Promise<{ refused: () => number }> {
  let [second, used, refused] = [0, 0, 0];
  server = await jsonServer((_, response) => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) [second, used] = [now, 0];
    used++;
    const headers: Record<string, string> = {
      "ratelimit-limit": `${limit}`,
      "ratelimit-remaining": `${Math.max(0, limit - used)}`,
      "ratelimit-reset": reset === "epoch" ? `${now + 1}` : `${now + 1 - Date.now() / 1000}`,
    };
    if (used > limit) refused++;
    setTimeout(
      () =>
        send(
          response,
          {},
          { status: used > limit ? 429 : 200, headers: reset === "none" ? {} : headers },
        ),
      5,
    );
  });
  return { refused: () => refused };
}

async function burst(size: number): Promise<number> {
  const client = connect(
    { baseUrl: server.url, middleware: [pace()], retries: 0 },
    { baseUrl: "", rateLimitHeaders },
  );
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

test("without the headers nothing waits but for the first answer", async () => {
  await limited(1_000, "none");
  const began = performance.now();
  expect(await burst(60)).toBe(60);
  expect(performance.now() - began).toBeLessThan(900);
});
