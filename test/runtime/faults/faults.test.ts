import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ensures, finds, reconcilesTwice } from "./acts.js";
import { answeredCreates } from "./answered-creates.js";
import { apart } from "./apart.js";
import { canary } from "./answers.js";
import { bodies } from "./bodies.js";
import { caller } from "./caller.js";
import { conflicts } from "./conflicts.js";
import { elsewhere } from "./elsewhere.js";
import { listAnswers } from "./list-answers.js";
import { listHitches } from "./list-hitches.js";
import { lookups } from "./lookups.js";
import { lostCreates } from "./lost-creates.js";
import { lost } from "./lost.js";
import { misses } from "./misses.js";
import { page } from "./page.js";
import { reconciled } from "./reconciled.js";
import { redirects } from "./redirects.js";
import { calls, lists, stored, type Row } from "./section.js";
import { statuses } from "./statuses.js";

const sections = [
  calls("Lost on the way", lost),
  calls("Statuses", statuses),
  calls("Redirects", redirects),
  calls("Bodies of successes", bodies),
  calls("Told apart from failures of the network and of its answers", apart),
  calls("The caller, its key supplier and its middleware", caller),
  lists("Lists: a page that fails", listHitches),
  lists("Lists: what the pages say, and what the caller does", listAnswers),
  stored("Ensure: a create that is lost", lostCreates, ensures),
  stored("Ensure: a create that is answered with a failure", answeredCreates, ensures),
  stored("Ensure: a 409", conflicts, ensures),
  stored("Ensure: the lookup and reading after a 409", lookups, ensures),
  stored("Find", misses, finds),
  stored("Reconcile", reconciled, { oneAfterAnother: reconcilesTwice }),
];
const file = new URL("../../FAULTS.md", import.meta.url);
const cells = new Map<Row, readonly string[]>();

beforeAll(() => {
  // No waits between attempts but those that a server asks for.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterAll(() => {
  vi.restoreAllMocks();
});

describe.each(sections)("$title", ({ rows }) => {
  test.concurrent.each(rows)("$name", { timeout: 20_000 }, async (row) => {
    const tried = await row.try();
    cells.set(row, tried.cells);
    expect(tried.cells).toEqual(row.expect);
    for (const printed of tried.printed) expect(printed).not.toContain(canary);
  });
});

test.each(elsewhere)("$fault is tried by $file", ({ file, test: title }) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")).toContain(title);
});

test("test/FAULTS.md is what ran", () => {
  const text = page(sections, cells);
  // UPDATE_FAULTS=1 writes the page anew.
  if (process.env["UPDATE_FAULTS"]) writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});
