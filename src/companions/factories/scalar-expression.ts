import { stringLiteral } from "../../emit/literal.js";
import { exactType } from "../../emit/spell-type.js";
import type { Schema } from "../../model/schema/schema.js";
import { matchesPattern } from "../../values/linear-pattern.js";
import { sampleText } from "../../values/sample-scalar.js";

/** What makes a text of a format, and what the text is like. */
const formats: Readonly<Record<string, [expression: string, example: string]>> = {
  date: ["maker.date()", "2026-01-01"],
  "date-time": ["maker.dateTime()", "2026-01-01T00:00:00.000Z"],
  email: ["`someone.${maker.digits(4)}@example.com`", "someone.0000@example.com"],
  uri: ["`https://example.com/${maker.digits(4)}`", "https://example.com/0000"],
  uuid: ["maker.uuid()", "00000000-0000-4000-8000-000000000000"],
};

/** A text; undefined where none is known to fit. @param words what it begins with */
export function textExpression(schema: Schema, words: string): string | undefined {
  const { format = "", pattern, minLength = 0, maxLength = Infinity } = schema;
  if (schema.inProgram === "date") return "new Date(maker.dateTime())";
  if (minLength > maxLength) return undefined;
  const [made, example = ""] = formats[format === "url" ? "uri" : format] ?? [];
  const hasRoom = example.length >= minLength && example.length <= maxLength;
  if (made !== undefined && pattern === undefined) return hasRoom ? made : undefined;
  if (pattern === undefined && !checked.has(format)) {
    const limits = [minLength, ...(maxLength < Infinity ? [maxLength] : [])];
    while (limits.length > 0 && limits.at(-1) === 0) limits.pop();
    return `maker.text(${[stringLiteral(words), ...limits].join(", ")})`;
  }
  const texts = new Set([0, 1, 2, 3].map((variant) => sampleText(schema, variant)));
  const fitting = [...texts].filter(
    (text) =>
      (pattern === undefined || matchesPattern(pattern, text) === true) &&
      (pattern === undefined || !checked.has(format)) &&
      text.length >= minLength &&
      text.length <= maxLength,
  );
  if (fitting.length === 0) return undefined;
  return `maker.pick(${fitting.map(stringLiteral).join(", ")})`;
}

/** Formats that have to be right. */
const checked: ReadonlySet<string> = new Set([
  ...["byte", "date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "json-pointer"],
  ...["regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template", "url"],
  ...["uuid", "iso-time", "iso-date-time", "json-pointer-uri-fragment", "binary", "password"],
]);

/** Widest ranges (OpenAPI Format Registry). */
const bits: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 53 };

/** A number; undefined where none is known to fit. */
export function numberExpression(schema: Schema): string | undefined {
  const { format = "", multipleOf: step = 1 } = schema;
  const exact = exactType(schema);
  // What is no multiple to a computer may be one on paper.
  if (!Number.isInteger(step) || step <= 0) return undefined;
  const { exclusiveMinimum: over, exclusiveMaximum: under } = schema;
  const widest = bits[format] ?? 2 ** 53;
  const from = Math.max(
    schema.minimum ?? -Infinity,
    over === undefined ? -Infinity : Math.floor(over) + 1,
    -widest,
  );
  const to = Math.min(
    schema.maximum ?? Infinity,
    under === undefined ? Infinity : Math.ceil(under) - 1,
    widest - 1,
  );
  const least = Math.ceil((from === -widest ? Math.min(1, to - 1000) : from) / step);
  const most = Math.floor(Math.min(to, Math.max(least * step + 1000 * step, 1000)) / step);
  if (!(least <= most) || Math.abs(most * step) > 2 ** 53) return undefined;
  const made = `maker.int(${[least, most, ...(step === 1 ? [] : [step])].join(", ")})`;
  if (exact === undefined) return made;
  return exact === "bigint" ? `BigInt(${made})` : `String(${made})`;
}
