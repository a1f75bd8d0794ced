import { expect, test } from "vitest";
import type { JsonObject } from "../../src/read/document.js";
import { found, withOperation } from "./found.js";

const until = (sunset: string): JsonObject => ({
  deprecated: true,
  "x-sunset": sunset,
  responses: { "204": { description: "" } },
});

test.each<[string, string, string, string[]]>([
  ["an earlier day", "2030-02-01", "2030-01-31", ["sunset breaking"]],
  ["an earlier day with a time", "2030-02-01", "2030-01-31T23:59:59Z", ["sunset breaking"]],
  ["a later day", "2030-02-01T00:00:00Z", "2030-02-02", ["sunset safe"]],
  ["the day without its time", "2030-02-01T00:00:00Z", "2030-02-01", []],
  ["the day with a time", "2030-02-01", "2030-02-01T00:00:00Z", []],
])("a sunset: %s", (...[, before, after, findings]) => {
  expect(found(withOperation(until(before)), withOperation(until(after)))).toEqual(findings);
});
