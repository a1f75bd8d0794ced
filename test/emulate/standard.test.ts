import { expect, it } from "vitest";
import { createValidator } from "../../src/values/validator.js";
import type { Schema } from "../../src/model/schema/schema.js";
import { parseExact, rounded } from "../../src/emulate/store/value.js";
import { ask, emulatorOfThings } from "./small-document.js";

function isValid(schema: Schema, value: unknown): boolean {
  return createValidator(new Map()).check(schema, value, "written").length === 0;
}

it.each([
  [0.01, 19.99, true],
  [0.01, 4.35, true],
  [0.1, 0.3, true],
  [0.01, 19.995, false],
  [7, 21, true],
  [7, 22, false],
  [1e-9, 0.123456789, true],
])("multipleOf %d is computed with the digits that are written: %d", (multipleOf, value, valid) => {
  expect(isValid({ multipleOf }, value)).toBe(valid);
});

it.each<[value: unknown, valid: boolean]>([
  [["a", "b"], true],
  [["a", 1], false],
  [["a", true], true],
  [[true], false],
  ["a", true],
])("unevaluatedItems is about the items that contains does not match: %j", (value, valid) => {
  const schema: Schema = { contains: { type: "string" }, unevaluatedItems: { type: "boolean" } };
  expect(isValid(schema, value)).toBe(valid);
  const never: Schema = { contains: { type: "string" }, unevaluatedItems: { not: {} } };
  expect(isValid(never, ["a", "b"])).toBe(true);
  expect(isValid(never, ["a", true])).toBe(false);
});

it.each([
  ["2026-11-30T05:12:49Z", true],
  ["2026-11-30t05:12:49.5+01:00", true],
  ["2016-12-31T23:59:60Z", true],
  ["2026-11-30 05:12:49Z", false],
  ["2026-11-30T05:12:49+0100", false],
  ["2026-11-30T05:12:49", false],
  ["2026-02-30T05:12:49Z", false],
])("a date-time is one of RFC 3339: %s", (text, valid) => {
  expect(isValid({ type: "string", format: "date-time" }, text)).toBe(valid);
});

it.each([
  ["9223372036854775807", true],
  ["-9223372036854775808", true],
  ["9223372036854775808", false],
  ["-9223372036854775809", false],
  ["1e19", false],
])("an int64 has 64 bits: %s", (text, valid) => {
  const schema: Schema = { type: "integer", format: "int64" };
  expect(isValid(schema, rounded(parseExact(text)))).toBe(valid);
});

it("a body is held against int64 digit by digit", async () => {
  const emulator = await emulatorOfThings({ id: { type: "integer", format: "int64" } });
  const create = async (id: string): Promise<number> =>
    (await ask(emulator, ["POST", "/things"], `{ "id": ${id} }`)).status;
  expect(await create("9223372036854775807")).toBe(201);
  expect(await create("9223372036854775808")).toBe(400);
});

it("properties that are called like those of every object count where they are the value's own", () => {
  const text: Schema = { type: "string" };
  const schema: Schema = { properties: { ["constructor"]: text, ["valueOf"]: text } };
  expect(isValid(schema, {})).toBe(true);
  expect(isValid(schema, { constructor: 1 })).toBe(false);
  expect(isValid({ required: ["valueOf"] }, {})).toBe(false);
});
