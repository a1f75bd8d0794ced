import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Rule } from "../src/lint/rule.js";
import { subjectOf } from "../src/lint/subject.js";
import { model } from "../src/model/model.js";
import { open } from "../src/read/open.js";
import { blocksOf, textOf } from "./docs-blocks.js";
import { root } from "./program.js";
import { complete } from "./scenarios/scenario.js";
import { tempFolder } from "./temp-folder.js";

/*
 * The pages for those who change this program: every file, function and script that they name is there, and the rule
 * that is written in the first change works.
 */
const pages = ["CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "docs/architecture.md"];

/** What stands in backticks, but for blocks of code. */
const codeIn = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(/^ *```.*?^ *```$/gms, "")
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, code = ""]) => code);

describe.each(pages)("%s", (page) => {
  test("the files that it names are there", () => {
    const paths = codeIn(page).filter((code) =>
      /^(\.ci|\.scripts|\.github|docs|generated|src|spec|templates|test)\/\S*$/.test(code),
    );
    // `decode-*.ts` and `<name>.ts` stand for files of a folder that is there.
    const isThere = (path: string): boolean =>
      made.has(path) || existsSync(join(root, /[<*]/.test(path) ? dirname(path) : path));
    const missing = paths.filter((path) => !isThere(path.replace(/<.*/, "<")));
    expect(missing).toEqual([]);
  });

  test("the functions, types and constants that it names are there", () => {
    const names = codeIn(page).filter(
      (code) => /^[A-Za-z]+$/.test(code) && /[a-z][A-Z]/.test(code),
    );
    expect(names.filter((name) => !sources.includes(name) && !foreign.has(name))).toEqual([]);
  });

  test("the scripts that it names are there", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: object };
    const named = [...textOf(page).matchAll(/npm run ([\w:]+)/g)].map(([, script = ""]) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

/** What the first change makes. */
const made = new Set(["src/lint/rules/deprecated-unexplained.ts", "src/operation-ids.ts"]);

/** A model of an example. */
const foreign = new Set(["BedInput"]);

const sources = ["src", "test"].map(textBelow).join("\n");

function textBelow(folder: string): string {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "contributing.test.ts")
    .map((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return textBelow(path);
      return /\.(ts|mjs|js)$/.test(entry.name) && statSync(join(root, path)).size < 300_000
        ? readFileSync(join(root, path), "utf8")
        : "";
    })
    .join("\n");
}

test("the first change is a rule that finds its example, and nothing once that is mended", async () => {
  const [block = ""] = /^ {3}```ts\n.*?^ {3}```$/ms.exec(textOf("CONTRIBUTING.md")) ?? [];
  const text = block.split("\n").slice(1, -1).join("\n");
  const folder = tempFolder();
  const path = join(folder, "rule.mjs");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  writeFileSync(path, ts.transpileModule(text, { compilerOptions }).outputText);
  const { deprecatedUnexplained: rule } = (await import(pathToFileURL(path).href)) as {
    deprecatedUnexplained: Rule;
  };
  const found = async (lines: readonly string[]): Promise<string[]> => {
    const spec = join(folder, "api.yaml");
    writeFileSync(spec, complete(`${lines.join("\n")}\n`));
    const document = await open(spec, {});
    return (await rule.check(subjectOf(document, model(document)))).map(({ what }) => what);
  };
  expect(await found(rule.example.before)).toEqual([
    "GET /pets is deprecated and has no description",
  ]);
  expect(await found(rule.example.after)).toEqual([]);
  expect(blocksOf("CONTRIBUTING.md").length).toBeGreaterThan(1);
});
