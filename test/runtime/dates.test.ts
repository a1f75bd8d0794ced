import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asDate,
  formWithDates,
  inPathWithDates,
  inQueryWithDates,
  jsonLinesWithFormats,
  jsonWithFormats,
  parseFormats,
  type FormatPlaces,
} from "../../src/runtime/index.js";
import { changesOf } from "../../src/runtime/external-id/row-changes.js";
import { sameJson } from "../../src/runtime/pages/same-json.js";
import { isDateTime } from "../../src/checks/values/is-date-time.js";

/*
 * Texts of `date-time` (RFC 3339, section 5.6) as Dates. A Date is a count of milliseconds of UTC: what a text says beyond
 * that, its offset and the rest of its fraction, has to come back when the Date is sent again.
 */
const two = (value: number): string => `${value}`.padStart(2, "0");
const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 12 });
const pieces = fc.record({
  year: fc.integer({ min: 0, max: 9999 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
  fraction: fc.option(digits),
  offset: fc.option(
    fc.tuple(
      fc.constantFrom(1, -1),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    ),
  ),
  isLower: fc.boolean(),
});

/** A moment as it is written, and in milliseconds since 1970 by arithmetic alone. */
const moments = pieces.map(
  ({ year, month, day, hour, minute, second, fraction, offset, isLower }) => {
    const [sign = 1, hours = 0, minutes = 0] = offset ?? [];
    const zone = offset ? `${sign > 0 ? "+" : "-"}${two(hours)}:${two(minutes)}` : "Z";
    const text =
      `${`${year}`.padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}` +
      `${fraction === null ? "" : `.${fraction}`}${zone}`;
    // Date.UTC takes years below 100 for those of the twentieth century: 400 years are 146,097 days.
    const days = Date.UTC(year + 400, month - 1, day) / 86_400_000 - 146_097;
    const milliseconds = Number(`${fraction ?? ""}000`.slice(0, 3));
    const minutesOfDay = hour * 60 + minute - sign * (hours * 60 + minutes);
    const time = days * 86_400_000 + (minutesOfDay * 60 + second) * 1000 + milliseconds;
    return { text: isLower ? text.toLowerCase() : text, time };
  },
);

const places: FormatPlaces = { properties: { at: asDate } };
const read = (at: string): { at: Date } =>
  parseFormats(JSON.stringify({ at }), places) as { at: Date };
const written = (body: unknown): unknown =>
  jsonWithFormats(body, { formats: { body: places } }).body;

test("a moment is read as its instant, and goes out again as the text that it came in", () => {
  fc.assert(
    fc.property(moments, ({ text, time }) => {
      const value = read(text);
      expect(value.at.getTime()).toBe(time);
      expect(written(value)).toBe(JSON.stringify({ at: text }));
      // Also where others write it, and in lines.
      expect(JSON.stringify(value)).toBe(JSON.stringify({ at: text }));
      expect(jsonLinesWithFormats([value], {}).body).toBe(`${JSON.stringify({ at: text })}\n`);
      expect(formWithDates(value, {}).body).toBe(`at=${encodeURIComponent(text)}`);
      const draft = { method: "GET", url: "/{at}", headers: {} };
      inPathWithDates(draft, { ...value }, ["at"]);
      inQueryWithDates(draft, { ...value }, ["at"]);
      expect(draft.url).toBe(`/${encodeURIComponent(text)}?at=${encodeURIComponent(text)}`);
    }),
    { numRuns: 1000 },
  );
});

test("a Date of the program is sent in milliseconds of UTC, and so is one that was set anew", () => {
  fc.assert(
    fc.property(
      moments,
      fc.date({ min: new Date(0), max: new Date("9999-12-31") }),
      (moment, date) => {
        fc.pre(!Number.isNaN(date.getTime()));
        expect(written({ at: date })).toBe(`{"at":"${date.toISOString()}"}`);
        const { at } = read(moment.text);
        at.setTime(date.getTime());
        fc.pre(at.getTime() !== moment.time);
        expect(written({ at })).toBe(`{"at":"${date.toISOString()}"}`);
      },
    ),
    { numRuns: 300 },
  );
});

/** A moment in which one character is another, or missing. */
const nearMoments = fc
  .tuple(moments, fc.nat(40), fc.constantFrom(..."0123456789TtZz:-+. ", ""))
  .map(([{ text }, at, character]) => text.slice(0, at) + character + text.slice(at + 1));

test("a text that is no date-time is refused, whatever `new Date` makes of it, and every other one is read", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(nearMoments, fc.string()), (text) => {
      if (isDateTime(text)) {
        expect(Number.isNaN(read(text).at.getTime())).toBe(false);
      } else {
        refused++;
        expect(() => read(text)).toThrow("The body has a text at body.at that is no date-time.");
      }
    }),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(500);
});

test.each([
  "2026-03-15T09:30:00", // no offset: `new Date` reads the time of wherever the program runs
  "2026-03-15 09:30:00Z",
  "2026-03-15",
  "2026-02-30T00:00:00Z", // `new Date` reads March 2
  "2026-03-15T24:00:00Z",
  "2026-03-15T09:30:00+24:00",
  "2026-03-15T09:30:60Z", // leap seconds end a day of UTC
  "+010000-01-01T00:00:00Z",
  "10000-01-01T00:00:00Z",
  "1789-07-14",
  "0",
  "",
])("%j is refused", (text) => {
  expect(() => read(text)).toThrow("no date-time");
});

test("a leap second is the first instant of the next day, and keeps its text", () => {
  for (const text of ["2016-12-31T23:59:60Z", "2017-01-01T00:59:60.5+01:00"]) {
    const value = read(text);
    expect(value.at.toISOString()).toMatch(/^2017-01-01T00:00:00\.[05]00Z$/);
    expect(written(value)).toBe(JSON.stringify({ at: text }));
  }
});

test("what is no text stays what it is, and names that may be somebody's are not told", () => {
  expect(parseFormats('{"at":null}', places)).toEqual({ at: null });
  expect(parseFormats('{"at":5}', places)).toEqual({ at: 5 });
  const byName: FormatPlaces = { others: { items: asDate } };
  expect(() => parseFormats('{"Jane Doe":["x"]}', byName)).toThrow(
    "The body has a text at body.*[] that is no date-time.",
  );
});

test("a Date that RFC 3339 has no text for is refused, wherever it is sent", () => {
  for (const at of [new Date(NaN), new Date(8.64e15), new Date(-1e15)]) {
    const body = { at };
    const settings = { formats: { body: places } };
    const reason = Number.isNaN(at.getTime()) ? "a value with no JSON at body.at" : "RFC 3339";
    expect(() => written(body)).toThrow(reason);
    expect(() => jsonLinesWithFormats([body], settings)).toThrow(reason);
    expect(() => formWithDates({ at }, {})).toThrow("body is no time");
    const draft = { method: "GET", url: "/", headers: {} };
    expect(() => inQueryWithDates(draft, { at }, ["at"])).toThrow("at is no time");
  }
});

test("two moments are compared by their instants, where pages and rows are compared", () => {
  const [one, same, other] = [
    read("2026-03-15T09:30:00Z").at,
    read("2026-03-15T10:30:00+01:00").at,
    read("2026-03-15T09:30:01Z").at,
  ];
  expect([sameJson({ at: one }, { at: same }), sameJson({ at: one }, { at: other })]).toEqual([
    true,
    false,
  ]);
  const updateFields = ["at"];
  expect(changesOf({ at: one }, { id: 1, at: same }, { updateFields })).toEqual({});
  expect(changesOf({ at: one }, { id: 1, at: other }, { updateFields })).toEqual({ at: one });
});
