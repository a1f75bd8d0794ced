import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { canary } from "./answers.js";
import { bodies } from "./bodies.js";
import { caller } from "./caller.js";
import { kinds } from "./fault.js";
import { lost } from "./lost.js";
import { redirects } from "./redirects.js";
import { page } from "./page.js";
import { run } from "./run.js";
import { statuses } from "./statuses.js";

const groups = { lost, statuses, redirects, bodies, caller };
const file = new URL("../../FAULTS.md", import.meta.url);
const ends = new Map<string, string[]>();

beforeAll(() => {
  // No waits between attempts but those that a server asks for.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterAll(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(groups))("%s", (_group, faults) => {
  test.concurrent.each(faults)("$name", { timeout: 20_000 }, async (fault) => {
    const runs = await Promise.all(kinds.map((kind) => run(fault, kind)));
    const texts = runs.map(({ text }) => text);
    ends.set(fault.name, texts);
    expect(texts).toEqual(fault.expect);
    for (const printed of runs.flatMap((end) => end.printed)) expect(printed).not.toContain(canary);
  });
});

test("test/FAULTS.md is what ran", () => {
  const text = page(groups, ends);
  // UPDATE_FAULTS=1 writes the page anew.
  if (process.env["UPDATE_FAULTS"]) writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});
