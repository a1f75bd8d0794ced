import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { hostileDocument, hostileTexts } from "./hostile-document.js";
import { liveHtml, liveMarkdown, unseen } from "./live.js";

/*
 * Texts of strangers, at every place of a document, through every output of every command: none may move the cursor of a
 * terminal, begin a line of a log, be a workflow command, or be more than text in Markdown.
 */
/** How lines of reports for people begin: with a place, or as the report is laid out. */
const ownLine =
  /^((base|head|plain)\.json|client|missing|stale|obsolete|renamed:|wire:|\d+ operations|[a-z0-9-]+: |The document$|[A-Z]+ \/| {2}|$)/;

/** A folder with the documents. */
function folder(): string {
  const cwd = tempFolder();
  writeDocuments(cwd);
  return cwd;
}

function writeDocuments(cwd: string): void {
  for (const side of ["base", "head", "plain"] as const) {
    writeFileSync(join(cwd, `${side}.json`), JSON.stringify(hostileDocument(side)));
  }
}

const msLimit = 240_000;

/** Every line begins as our own do, and nothing in it acts. */
function expectOwnLines({ stdout, stderr }: Run): void {
  expect(stdout + stderr).not.toMatch(unseen);
  const lines = (stdout + stderr).split("\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => !ownLine.test(line))).toEqual([]);
}

function expectAnnotations(text: string): void {
  expect(text).not.toMatch(unseen);
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(/^::(error|warning|notice) file=\w+\.json,line=\d+,col=\d+,title=[^:]*::/);
  }
}

function expectSarif(text: string): void {
  expect(text).not.toMatch(unseen);
  const { results } = JSON.parse(text).runs[0];
  expect(results.length).toBeGreaterThan(0);
  for (const { message } of results) {
    expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
    expect(message.text).not.toMatch(unseen);
  }
}

describe("diff", { timeout: msLimit }, () => {
  const formats = ["github", "sarif", "json", "markdown", "html", "changelog"];
  const cwd = mkdtempSync(join(tmpdir(), "texts-"));
  let told: Run;
  let texts: Record<string, string>;

  // Once for all: the types of two clients are compared, which takes longest.
  beforeAll(async () => {
    writeDocuments(cwd);
    const args = formats.flatMap((format) => ["--format", `${format}=r.${format}`]);
    told = await runHere(["diff", "base.json", "head.json", "--format", "text", ...args], { cwd });
    texts = Object.fromEntries(
      formats.map((format) => [format, readFileSync(join(cwd, `r.${format}`), "utf8")]),
    );
  }, msLimit);
  afterAll(() => rmSync(cwd, { recursive: true }));

  test("for people", () => expectOwnLines(told));

  test("for programs", () => {
    expectAnnotations(texts["github"] ?? "");
    expectSarif(texts["sarif"] ?? "");
    expect(texts["json"]).not.toMatch(unseen);
    JSON.parse(texts["json"] ?? "");
  });

  test.each(["markdown", "changelog"])("as %s, for a pull request or a release", (format) => {
    const text = texts[format] ?? "";
    expect(text).not.toMatch(unseen);
    expect(text.split("\n").length).toBeGreaterThan(50);
    expect(liveMarkdown(text, { links: false })).toEqual([]);
  });

  test("as a page", () => {
    const page = texts["html"] ?? "";
    expect(page.length).toBeGreaterThan(10_000);
    expect(page).not.toMatch(unseen);
    expect(liveHtml(page)).toEqual([]);
  });
});

describe("texts of strangers", { timeout: msLimit }, () => {
  test.each([
    [["lint", "base.json"]],
    [["generate", "--spec", "base.json", "--out", "client", "--dry-run"]],
    [["generate", "--spec", "plain.json", "--out", "client", "--dry-run"]],
  ])("for people: %j", async (args) => expectOwnLines(await runHere(args, { cwd: folder() })));

  test("lint for programs", async () => {
    const cwd = folder();
    const told = async (format: string): Promise<string> =>
      (await runHere(["lint", "base.json", "--format", format], { cwd })).stdout;
    expectAnnotations(await told("github"));
    expectSarif(await told("sarif"));
    expect(await told("json")).not.toMatch(unseen);
  });

  test("where colours are on, the only ones are our own", async () => {
    let text = "";
    const out = (more: string): void => void (text += more);
    const terminal = { out, error: out, status: out, isInteractive: false };
    const path = join(folder(), "base.json");
    await run(["lint", path], { ...terminal, colors: { out: true, error: true } });
    const own = ["31mwarning", "33mwarning", "31merror", "33merror"].map(
      (begin) => `\u001b[${begin}\u001b[39m`,
    );
    const parts = own.reduce((all, each) => all.flatMap((part) => part.split(each)), [text]);
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.join("")).not.toMatch(unseen);
  });

  test("the pages of a package", async () => {
    const cwd = folder();
    const args = ["generate", "--spec", "plain.json", "--out", "client"];
    expect((await runHere(args, { cwd })).code).toBe(0);
    const pages = Object.entries(tree(join(cwd, "client"))).filter(([path]) =>
      path.endsWith(".md"),
    );
    expect(pages.length).toBeGreaterThan(hostileTexts.length);
    for (const [path, page] of pages) {
      expect(page, path).not.toMatch(unseen);
      expect(liveMarkdown(page, { links: true }), path).toEqual([]);
      // No fence takes in what follows: the last row of a table, or our own last line.
      expect(fromMarkdown(page).children.at(-1)?.type, path).not.toBe("code");
    }
  });
});
