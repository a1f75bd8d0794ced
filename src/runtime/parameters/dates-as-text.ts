import { Invalid } from "../failures/invalid.js";
import { isRecord } from "./members.js";

/** The value with a text for each Date in it, in lists and objects too. Throws `Invalid` on one that RFC 3339 has none for. */
export function datesAsText(name: string, value: unknown): unknown {
  if (value instanceof Date) return textOfDate(name, value);
  if (Array.isArray(value)) return value.map((item) => datesAsText(name, item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, datesAsText(name, member)]),
  );
}

/** Beyond the year 9999 JavaScript writes seven characters, and of no time null. */
function textOfDate(name: string, date: Date): string {
  const text = date.toJSON() as string | null;
  if (text === null || /^[+-]/.test(text))
    throw new Invalid(name, "is no time, or one beyond the year 9999");
  return text;
}
