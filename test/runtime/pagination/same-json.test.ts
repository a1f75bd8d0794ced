import { expect, test } from "vitest";
import { sameJson } from "../../../src/runtime/pages/same-json.js";

test("JSON is compared however deep it is", () => {
  const deep = (last: number): unknown =>
    JSON.parse(`${"[".repeat(20_000)}${last}${"]".repeat(20_000)}`);
  expect(sameJson(deep(1), deep(1))).toBe(true);
  expect(sameJson(deep(1), deep(2))).toBe(false);
});

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[], {}, false],
  [[1, 2], [1, 2, 3], false],
  [{ a: { b: 1 } }, { a: { b: 2 } }, false],
  ["1", 1, false],
])("%j and %j: %j", (one, other, isSame) => {
  expect(sameJson(one, other)).toBe(isSame);
});
