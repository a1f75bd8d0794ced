import { afterEach, expect, test, vi } from "vitest";
import {
  connect,
  pace,
  tellRateLimit,
  type CallFailure,
  type Client,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* A pause is what the server asked all for; a call's own backoff is its own, and after the pause calls come spread. */

const first: Operation = { id: "first", method: "GET", path: "/1", errors: [429] };
const second: Operation = { ...first, id: "second", path: "/2" };

let server: JsonServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
});

const call = (client: Client, operation: Operation): Promise<Result<unknown, CallFailure>> =>
  client.call(operation);

const answer = (status: number, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(Response.json({}, { status, headers }));

test.each([{ "retry-after": "0" }, {}])("a 429 with %j stops no other call", async (headers) => {
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  const fetch = (url: string): Promise<Response> =>
    url.endsWith("/1") ? answer(429, headers as Record<string, string>) : answer(200);
  const client = connect(
    { fetch: fetch as typeof globalThis.fetch },
    { baseUrl: "https://h.example" },
  );
  const refused = call(client, first);
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (let index = 0; index < 20; index++) {
    const began = performance.now();
    expect(await call(client, second)).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(200);
  }
  expect(await refused).toMatchObject({ error: { status: 429 } });
});

test("calls at three times the limit come back one by one and all succeed", async () => {
  const limit = 20;
  const times: number[] = [];
  let began = 0;
  let used = 0;
  let refused = 0;
  server = await jsonServer((_, response) => {
    const now = performance.now();
    if (now - began >= 1000) [began, used] = [now, 0];
    if (++used <= limit) {
      times.push(now);
      return send(response, {});
    }
    refused++;
    send(response, {}, { status: 429, headers: { "retry-after": "1" } });
  });
  const client = connect({ baseUrl: server.url }, { baseUrl: "" });
  const results = await Promise.all(Array.from({ length: 3 * limit }, () => call(client, first)));
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  // All were sent before any was answered: 40 had to be refused once, and few are twice.
  expect(refused).toBeGreaterThanOrEqual(40);
  expect(refused).toBeLessThanOrEqual(55);
  const later = times.slice(limit);
  const crowd = later.map((at) => later.filter((each) => each >= at && each < at + 100).length);
  expect(Math.max(...crowd)).toBeLessThanOrEqual(12);
});

test.each([
  ["seconds from now", (at: number) => `${Math.ceil((at - Date.now()) / 1000)}`, 0],
  ["seconds of the epoch", (at: number) => `${Math.ceil(at / 1000)}`, 0],
  [
    "seconds of a clock a day ahead",
    (at: number) => `${Math.ceil(at / 1000) + 86_400}`,
    86_400_000,
  ],
])("a 429 without Retry-After waits for the reset in %s", async (_, spell, ahead) => {
  const sent: number[] = [];
  const fetch = (): Promise<Response> => {
    sent.push(performance.now());
    const reset = spell(Date.now() + 1000);
    const date = new Date(Date.now() + ahead).toUTCString();
    if (sent.length > 1) return answer(200);
    return answer(429, { "x-remaining": "0", "x-reset": reset, date });
  };
  const rateLimitHeaders = { remaining: "X-Remaining", reset: "X-Reset" };
  const client = connect(
    { fetch },
    { baseUrl: "https://h.example", rateLimitHeaders, rateLimit: tellRateLimit },
  );
  expect(await call(client, first)).toMatchObject({ ok: true });
  expect(sent).toHaveLength(2);
  expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(900);
  expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeLessThan(4000);
});

test.each([{}, { middleware: [pace()] }])(
  "a timer that has fired has waited, where a test has stopped the clock: %o",
  async (options) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let sent = 0;
    const fetch = (): Promise<Response> =>
      ++sent > 2
        ? answer(200)
        : answer(sent === 1 ? 503 : 429, {
            "retry-after": "2",
            "x-remaining": "0",
            "x-reset": "2",
          });
    const rateLimitHeaders = { remaining: "X-Remaining", reset: "X-Reset" };
    const client = connect(
      { fetch, ...options },
      { baseUrl: "https://h.example", rateLimitHeaders },
    );
    const done = call(client, first);
    await vi.runAllTimersAsync();
    expect(await done).toMatchObject({ ok: true, response: { attempts: 3 } });
  },
);
