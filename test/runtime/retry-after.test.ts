import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type CallFailure, type Operation, type Result } from "../../src/runtime/index.js";

const operation: Operation = { id: "x", method: "GET", path: "/x", errors: [429] };
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2030, 5, 1),
    toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the failure of a 429 with these headers says, in milliseconds. */
async function told(headers: Record<string, string>): Promise<number | undefined> {
  const fetch = (): Promise<Response> =>
    Promise.resolve(Response.json({}, { status: 429, headers }));
  const client = connect({ fetch, retries: 0 }, { baseUrl: "https://x.example" });
  const result = await client.call<Result<unknown, CallFailure>>(operation);
  if (result.ok || result.error.kind !== "http") throw new Error("no 429");
  return "retryAfterMs" in result.error ? result.error.retryAfterMs : undefined;
}

/** A date in the three forms of RFC 9110, section 5.6.7. */
function formsOf(date: Date): string[] {
  const imf = date.toUTCString();
  const [, day = "", month = "", year = "", time = ""] =
    /, (\d\d) (\w+) (\d+) (\S+)/.exec(imf) ?? [];
  const name = days[date.getUTCDay()] ?? "";
  return [
    imf,
    `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${name.slice(0, 3)} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`,
  ];
}

test("seconds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seconds) => {
      expect(await told({ "retry-after": `${seconds}` })).toBe(seconds * 1000);
    }),
  );
});

test("dates in all three forms, against the answer's own clock", async () => {
  const second = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2049, 0) / 1000 });
  await fc.assert(
    fc.asyncProperty(second, fc.integer({ min: -86_400, max: 86_400 }), async (at, seconds) => {
      const date = new Date(at * 1000).toUTCString();
      for (const form of formsOf(new Date((at + seconds) * 1000)))
        expect(await told({ date, "retry-after": form })).toBe(Math.max(0, seconds * 1000));
    }),
    { numRuns: 1_000 },
  );
});

test("a date without the answer's own is judged by the local clock", async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  expect(await told({ "retry-after": inAnHour })).toBe(3_600_000);
  expect(await told({ date: "yesterday", "retry-after": inAnHour })).toBe(3_600_000);
});

test.each([
  "",
  "0x10",
  "1e3",
  "-1",
  "1.5",
  "120 seconds",
  "2099-10-21",
  "Infinity",
  "soon",
  "Sun, 06 Nov 1994",
  "06 Nov 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 08:49:37 +0100",
  "Sun, 06 Nov 1994 08:49:37 PST",
  "Sun, 99 Nov 1994 08:49:37 GMT",
])("%o is neither", async (value) => {
  expect(await told({ "retry-after": value })).toBeUndefined();
});

test("no value brings the next request early", { timeout: 300_000 }, async () => {
  const value = fc.oneof(
    fc.nat({ max: 100 }).map(String),
    fc.nat({ max: 100 }).map((seconds) => new Date(Date.now() + seconds * 1000).toUTCString()),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(value, async (text) => {
      const sent: number[] = [];
      const fetch = (): Promise<Response> => {
        sent.push(performance.now());
        const headers = new Headers();
        if (/^[ -~]*$/.test(text)) headers.set("retry-after", text);
        return Promise.resolve(Response.json({}, { status: sent.length > 1 ? 200 : 429, headers }));
      };
      const expected = /^\d+$/.test(text.trim())
        ? Number(text) * 1000
        : Date.parse(text) - Date.now();
      const call = connect({ fetch }, { baseUrl: "https://x.example" }).call(operation);
      await vi.runAllTimersAsync();
      await call;
      const [first = 0, second = Infinity] = sent;
      if (/GMT$|^\d+$/.test(text)) expect(second - first).toBeGreaterThanOrEqual(expected);
    }),
    { numRuns: process.env["CHECK_ALL"] ? 3_000 : 500 },
  );
});
