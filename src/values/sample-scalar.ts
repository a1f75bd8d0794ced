import type { Schema } from "../model/schema/schema.js";
import { textFor } from "./pattern-text.js";

/** Values that the usual formats accept (OpenAPI Format Registry). */
const formats: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00.000Z",
  date: "2026-01-01",
  time: "00:00:00Z",
  duration: "PT1H",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "someone@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  "json-pointer": "/text",
  "relative-json-pointer": "0/text",
  "iso-time": "00:00:00Z",
  "iso-date-time": "2026-01-01T00:00:00Z",
  byte: "AA==",
};

/** A text as the schema asks for it. @param variant texts for different ones differ, where they can */
export function sampleText(schema: Schema, variant: number): string {
  const { format = "", pattern, minLength = 0, maxLength } = schema;
  if (pattern !== undefined) {
    const fitting = textFor(pattern, (count) => variant % count, { minLength, maxLength });
    if (fitting !== undefined) return fitting;
  }
  const known = formats[format];
  if (known !== undefined && known.length >= minLength) return known;
  if (known !== undefined && format === "email") return known.padStart(minLength, "x");
  if (known !== undefined && /^ur[il]$/.test(format)) return known.padEnd(minLength, "x");
  const text = variant === 0 ? "text" : `${variant}text`;
  return text.padEnd(minLength, "x").slice(0, maxLength);
}

/** A number as the schema asks for it: 0, or near to its bounds. */
export function sampleNumber(schema: Schema, isWhole: boolean, variant: number): number {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? 1;
  const from = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const to = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  const near = [from, to].filter(Number.isFinite);
  const steps = near.flatMap((bound) =>
    [Math.floor, Math.ceil].flatMap((round) =>
      [-1, 0, 1].map((more) => (round(bound / step) + more) * step),
    ),
  );
  const candidates = [0, ...steps.sort((a, b) => a - b), ...near, (from + to) / 2];
  const fits = (each: number): boolean =>
    Number.isFinite(each) &&
    (each > from || each === minimum) &&
    (each < to || each === maximum) &&
    (exclusiveMinimum === undefined || each > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || each < exclusiveMaximum) &&
    (!isWhole || Number.isInteger(each)) &&
    (multipleOf === undefined || Number.isInteger(each / multipleOf));
  const first = candidates.find(fits) ?? 0;
  const other = [first + variant * step, first - variant * step].find(fits);
  return other ?? first;
}
