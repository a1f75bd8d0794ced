import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules as diffRules } from "../../src/diff/rules/catalog.js";
import type { Explained } from "../../src/findings/explained.js";
import { findingsPage, type RulesOf } from "../../src/findings/page.js";
import { rules as lintRules } from "../../src/lint/rules.js";
import { verifyRules } from "../../src/verify/rules.js";
import { root } from "../program.js";
import { runHere } from "../run-here.js";

const commands: RulesOf[] = [
  { command: "lint", rules: lintRules },
  { command: "verify", rules: verifyRules },
  { command: "diff", rules: diffRules },
];

test("docs/findings.md is what npm run findings writes", () => {
  expect(readFileSync(join(root, "docs", "findings.md"), "utf8")).toBe(findingsPage(commands));
});

test.each(commands)("no two rules of $command share an id", ({ rules }) => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

describe.each(commands)("$command --explain", ({ command, rules }) => {
  test("prints what the page says", async () => {
    for (const rule of rules) {
      const { code, stdout, stderr } = await runHere([command, "--explain", rule.id]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(words(stdout)).toEqual(words(sectionOf(command, rule)));
    }
  });

  test("names the rule that a misspelt id means", async () => {
    const [{ id } = { id: "" }] = rules;
    const { code, stderr } = await runHere([command, "--explain", id.slice(1)]);
    expect(code).toBe(2);
    expect(stderr).toBe(`There is no rule "${id.slice(1)}". Did you mean ${id}?\n`);
  });

  test("lists the rules where no id is near", async () => {
    const { code, stderr } = await runHere([command, "--explain", "qqqqqqqqqqqqqqqqqqqqq"]);
    expect(code).toBe(2);
    for (const { id } of rules) expect(stderr).toContain(id);
  });
});

/** What the page says of a rule. */
function sectionOf(command: string, { id }: Explained): string {
  const page = readFileSync(join(root, "docs", "findings.md"), "utf8");
  const start = page.indexOf(`\n### ${command} ${id}\n`);
  expect(start).toBeGreaterThan(0);
  return page.slice(start + 1).split(/\n(?=##+ )/)[0] ?? "";
}

/** The words of a text, without what is Markdown or a colon of the terminal. */
function words(text: string): string[] {
  const bare = text.replace(/^```\w*$/gm, "").replace(/^### \w+ /, "");
  return bare.split(/\s+/).flatMap((word) => word.replace(/^\*\*|\.?\*\*$|:$/g, "") || []);
}
