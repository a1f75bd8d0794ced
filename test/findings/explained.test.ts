import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { paint } from "../../src/cli/colors.js";
import { commandsPage } from "../../src/cli/commands-page.js";
import { tellProblem } from "../../src/cli/tell.js";
import { rules as diffRules } from "../../src/diff/rules/catalog.js";
import type { Explained } from "../../src/findings/explained.js";
import { findingsPage, type RulesOf } from "../../src/findings/page.js";
import { problems } from "../../src/findings/problems/problems.js";
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

test("docs/commands.md is what npm run findings writes of the help", async () => {
  const page = await format(commandsPage(), { parser: "markdown", printWidth: 100 });
  expect(readFileSync(join(root, "docs", "commands.md"), "utf8")).toBe(page);
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

const everywhere = ["docs", "diff", "emulate", "generate", "init", "lint", "uses", "verify"];

describe.each(everywhere)("%s --explain of a problem", (command) => {
  test("prints what docs/problems.md says", async () => {
    const asked = command === "generate" ? problems : problems.slice(0, 1);
    for (const { id } of asked) {
      const { code, stdout, stderr } = await runHere([command, "--explain", id]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(words(stdout)).toEqual(words(sectionIn("problems.md", id)));
    }
  });
});

test("the id of a problem is told to a person, dimmed, and to nobody else", () => {
  const problem = {
    id: "file-missing",
    file: "a.yaml",
    what: "It is not there",
    todo: "",
  } as const;
  const told = (isInteractive: boolean, error: boolean): string => {
    let text = "";
    const silent = (): void => undefined;
    const colors = { out: false, error };
    const open = { out: silent, status: silent, error: (line: string) => void (text += line) };
    tellProblem(problem, { ...open, colors, isInteractive });
    return text;
  };
  expect(told(false, false)).toBe("a.yaml: It is not there.\n");
  expect(told(true, false)).toBe("a.yaml: It is not there. [file-missing]\n");
  expect(told(true, true)).toBe(
    `a.yaml: It is not there. ${paint("[file-missing]", "dim", true)}\n`,
  );
});

/** What the page says of a rule. */
function sectionOf(command: string, { id }: Explained): string {
  return sectionIn("findings.md", `${command} ${id}`);
}

function sectionIn(name: string, heading: string): string {
  const page = readFileSync(join(root, "docs", name), "utf8");
  const start = page.indexOf(`\n### ${heading}\n`);
  expect(start).toBeGreaterThan(0);
  return page.slice(start + 1).split(/\n(?=##+ )/)[0] ?? "";
}

/** The words of a text, without what is Markdown or a colon of the terminal. */
function words(text: string): string[] {
  const bare = text.replace(/^```\w*$/gm, "").replace(/^### (\w+ )?(?=\S+\n)/, "");
  return bare.split(/\s+/).flatMap((word) => word.replace(/^\*\*|\.?\*\*$|:$/g, "") || []);
}
