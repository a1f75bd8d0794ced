import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { companionNames } from "../src/companions/companions.js";
import { compileNatively } from "./compile-natively.js";
import { flagSets } from "./compile.js";
import { root } from "./program.js";
import { carryOut, readScenario, rewritten, shownFor, type Outcome } from "./scenarios/scenario.js";

/*
 * A scenario is a document and the code that it must become: `test/scenarios/*.md`. UPDATE_SCENARIOS=1 puts in what
 * is generated now. Read the difference before you accept it.
 */
const folder = join(import.meta.dirname, "scenarios");
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
const outcomes = new Map<string, Outcome>();

describe.each(names)("%s", (name) => {
  const path = join(folder, name);
  const scenario = readScenario(path);

  test(scenario.title, async () => {
    const outcome = await carryOut(scenario);
    outcomes.set(name, outcome);
    if (process.env["UPDATE_SCENARIOS"]) {
      writeFileSync(path, rewritten(scenario, outcome));
      return;
    }
    for (const expected of scenario.expected) {
      expect(shownFor(expected, outcome), expected.subject).toBe(expected.text);
    }
    // What is said is part of what must come of a document.
    const told = scenario.expected.filter(({ language }) => language === "text");
    const isTold = (subject: string): boolean => told.some((each) => each.subject === subject);
    expect(isTold("problems") ? [] : outcome.problems).toEqual([]);
    expect(isTold("warnings") ? [] : outcome.warnings).toEqual([]);
  });
});

test("there are scenarios, and each shows something", () => {
  expect(names.length).toBeGreaterThanOrEqual(30);
  for (const name of names) {
    expect(readScenario(join(folder, name)).expected, name).not.toEqual([]);
  }
});

test.each(Object.entries(flagSets))("all of them compile: %s", (_, flags) => {
  const files = new Map<string, string>();
  // Companions are compiled where their libraries are: test/companions/compile.test.ts.
  const isCompanion = (path: string): boolean =>
    companionNames.some((companion) => path === `src/${companion}.ts`);
  for (const [name, outcome] of outcomes) {
    for (const [path, text] of outcome.files) {
      if (path.endsWith(".ts") && !path.startsWith("src/runtime/") && !isCompanion(path)) {
        files.set(join(root, "scenarios", name.replace(".md", ""), path), text);
      }
    }
  }
  const options = { ...flags, noUnusedLocals: true };
  const errors = compileNatively(files, options, join(root, "src", "runtime"));
  expect(files.size).toBeGreaterThan(100);
  expect(errors.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});
