import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint/lint.js";
import { sharedDir } from "../shared-dir.js";

const folder = sharedDir("specs");

/** What takes many seconds, or tells nothing new: `npm run check:all` has them. */
const large = ["github.json", "openai.yaml", "stripe.json"];

const names = (folder === undefined ? [] : readdirSync(folder)).filter(
  (name) =>
    /\.(json|yaml)$/.test(name) && (process.env["CHECK_ALL"] === "1" || !large.includes(name)),
);

describe.skipIf(folder === undefined)("real documents", () => {
  test.each(names)("%s", { timeout: 120_000 }, async (name) => {
    const report = await lint({ spec: join(folder ?? "", name) });
    const counts = new Map<string, number>();
    for (const { id, place, todo } of report.findings) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      expect(place.line).toBeGreaterThan(0);
      expect(todo).not.toBe("");
    }
    console.log(`${name}: ${[...counts].map(([id, count]) => `${id} ${count}`).join(", ")}`);
    expect(report.findings).toHaveLength(report.errors + report.warnings);
    // Documents that keep no evidence are not held to the rules of those that do.
    expect([...counts.keys()].filter((id) => /^(evidence|request|scope-missing)/.test(id))).toEqual(
      [],
    );
  });
});
