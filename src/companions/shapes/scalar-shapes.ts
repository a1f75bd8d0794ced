import type { Schema } from "../../model/schema/schema.js";
import { readPattern } from "../../values/linear-pattern.js";
import type { Int64Shape, NumberShape, TextShape } from "./shape.js";

/** Formats of text that are checked, as the emulator and lint check them (OpenAPI Format Registry). */
export const textFormats: ReadonlySet<string> = new Set([
  ...["date", "time", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"],
  ...["uri-reference", "uri-template", "json-pointer", "relative-json-pointer", "byte"],
]);

/** What is asked of a text. A pattern that is no regular expression asks for nothing that could be told. */
export function textShape({ format = "", minLength, maxLength, pattern }: Schema): TextShape {
  const isRead = pattern !== undefined && readPattern(pattern) !== "mistaken";
  return {
    kind: "text",
    ...(textFormats.has(format) && { format }),
    ...(minLength !== undefined && minLength > 0 && { min: minLength }),
    ...(maxLength !== undefined && { max: maxLength }),
    ...(isRead && { pattern }),
  };
}

const limits = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
] as const;

/** What is asked of a number. */
export function numberShape(schema: Schema, isInteger: boolean): NumberShape {
  const { format = "" } = schema;
  const given = limits.filter((limit) => schema[limit] !== undefined);
  return {
    kind: "number",
    // Both formats are of integers.
    isInteger: isInteger || /^int(32|64)$/.test(format),
    ...(/^int(32|64)$/.test(format) && { format }),
    ...Object.fromEntries(given.map((limit) => [limit, schema[limit]])),
  };
}

/** What is asked of a 64-bit integer that is no number. */
export function int64Shape(schema: Schema, as: "bigint" | "string"): Int64Shape {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const isSigned = format === "int64";
  const least = [
    ...(isSigned ? [-(2n ** 63n)] : []),
    ...(minimum === undefined ? [] : [BigInt(Math.ceil(minimum))]),
    ...(exclusiveMinimum === undefined ? [] : [BigInt(Math.floor(exclusiveMinimum)) + 1n]),
  ];
  const most = [
    ...(isSigned ? [2n ** 63n - 1n] : []),
    ...(maximum === undefined ? [] : [BigInt(Math.floor(maximum))]),
    ...(exclusiveMaximum === undefined ? [] : [BigInt(Math.ceil(exclusiveMaximum)) - 1n]),
  ];
  return {
    kind: "int64",
    as,
    ...(least.length > 0 && { least: least.reduce((a, b) => (a > b ? a : b)) }),
    ...(most.length > 0 && { most: most.reduce((a, b) => (a < b ? a : b)) }),
  };
}
