import { isDate } from "./is-date.js";
import { isTime } from "./is-time.js";

/** A date and a time by RFC 3339, section 5.6: `2026-03-15T09:30:00+01:00`, with seconds and a zone. */
export function isDateTime(text: string): boolean {
  return /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}
