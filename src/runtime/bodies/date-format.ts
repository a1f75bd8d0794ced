import type { Format } from "../contract/format-places.js";
import { Invalid } from "../failures/invalid.js";
import { Unreadable } from "../failures/unreadable.js";

/**
 * Texts of `format: date-time` (RFC 3339, section 5.6) as Dates. A Date knows milliseconds of UTC and nothing finer, and
 * no offset: one that was read from another text keeps that for its JSON, and so it is sent again as it came, unless
 * somebody sets it to another time. A text that is no such time is refused: `new Date` would read it as another moment,
 * or as none.
 */
export const asDate: Format = {
  read(value, _, place) {
    if (typeof value !== "string") return value;
    const time = timeOf(value);
    if (Number.isNaN(time)) throw new Unreadable(`has a text at ${place} that is no date-time`);
    const date = new Date(time);
    if (date.toJSON() !== value) keepText(date, value);
    return date;
  },
  write(value) {
    if (value instanceof Date && /^[+-]/.test(`${value.toJSON() as string | null}`))
      throw new Invalid("body", "has a Date that is beyond the years of RFC 3339");
    return value;
  },
};

const dateTime =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3])(:[0-5]\d:)([0-5]\d|60)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** Milliseconds since 1970, what is finer cut off; NaN of what is no date-time. */
function timeOf(text: string): number {
  const [, day = "", hour, minute, second = "", fraction = "", sign = "", hours, minutes] =
    dateTime.exec(text) ?? [];
  const isLeap = second === "60";
  const local = `${day}T${hour}${minute}${isLeap ? "59" : second}.`;
  const utc = Date.parse(`${local}${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  // Engines take February 30 for March 2.
  if (!new Date(utc || 0).toJSON().startsWith(day) || !day) return NaN;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const time = sign === "+" ? utc - offset : utc + offset;
  if (!isLeap) return time;
  // A leap second is the last one of a day of UTC (section 5.7); to a Date it is the first of the next.
  const next = time + 1000;
  return Math.floor(next / 1000) % 86_400 === 0 ? next : NaN;
}

function keepText(date: Date, text: string): void {
  const time = date.getTime();
  Object.defineProperty(date, "toJSON", {
    value(this: Date) {
      return this.getTime() === time ? text : new Date(this).toJSON();
    },
    writable: true,
    configurable: true,
  });
}
