import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diff, type DiffReport } from "../../src/diff.js";
import { sharedDir } from "../shared-dir.js";
import { otherPairs } from "./other-pairs.js";
import { rows } from "./rows.js";

/*
 * The pairs of a list of cases that follow reports about other tools: one row for each kind. The compiler is asked about
 * those that a row names, and with CHECK_ALL about all.
 */

const folder = sharedDir("cases/diff");
const isAll = process.env["CHECK_ALL"] === "1";
if (!isAll) console.log("Skipped: types of the pairs that no row names (CHECK_ALL=1).");

describe.skipIf(folder === undefined)("a row of the list of cases", () => {
  test.each(Object.entries(rows).flatMap(([at, list]) => list.map((row) => ({ at, ...row }))))(
    "$at: $name is $verdict",
    async ({ name, verdict, says, neverSays }) => {
      const report = await compared(name, false);
      expect(verdictOf(report)).toBe(verdict);
      const told = JSON.stringify(report.findings);
      if (says !== undefined) expect(told).toMatch(says);
      if (neverSays !== undefined) expect(told).not.toMatch(neverSays);
      expect(falselyCalm(report)).toEqual([]);
    },
  );
});

test.skipIf(folder === undefined)("every pair has a verdict that somebody looked at", async () => {
  const found: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const [name, verdict] of Object.entries(otherPairs)) {
    if (!existsSync(join(folder ?? "", name))) continue;
    found[name] = verdictOf(await compared(name, !isAll));
    // A complaint of the compiler alone is a finding of its own.
    expected[name] = isAll ? verdict : withoutTypes(verdict);
  }
  if (!isAll)
    for (const [name, verdict] of Object.entries(found)) found[name] = withoutTypes(verdict);
  expect(found).toEqual(expected);
});

async function compared(name: string, wireOnly: boolean): Promise<DiffReport> {
  const [base, head] = ["base.json", "head.json"].map((file) => join(folder ?? "", name, file));
  return diff({ base: base ?? "", head: head ?? "", today: "2026-11-22", wireOnly });
}

function verdictOf({ verdict, findings }: DiffReport): string {
  return `${verdict.wire}/${verdict.types} ${findings.length}`;
}

function withoutTypes(verdict: string): string {
  return verdict.replace(/\/.*/, "");
}

/** A change that is called safe to compile, beside a complaint that nothing is said to explain. */
function falselyCalm({ findings }: DiffReport): string[] {
  const unexplained = findings.some(
    ({ id, types }) => id === "client-types" && types === "breaking",
  );
  return unexplained
    ? findings
        .filter(({ id, types }) => id !== "client-types" && types === "safe")
        .map(({ id }) => id)
    : [];
}
