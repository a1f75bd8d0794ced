import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Heading, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { hostileDocument, hostileTexts } from "./hostile-document.js";

/*
 * Texts of strangers, at every place of a document, through every output of every command: none may move the cursor of a
 * terminal, begin a line of a log, be a workflow command, or be more than text in Markdown.
 */
const unseen =
  /[^\P{Cc}\n\t]|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

/** How lines of reports for people begin: with a place, or as the report is laid out. */
const ownLine =
  /^((base|head|plain)\.json|client|missing|stale|obsolete|renamed:|wire:|\d+ operations|[a-z0-9-]+: |The document$|[A-Z]+ \/| {2}|$)/;

function isPwned({ children: [first] }: Heading): boolean {
  return first?.type === "text" && first.value === "Pwned";
}

/** What is live in a text of Markdown, but for links to the web where they are allowed. */
function liveParts(markdown: string, { links }: { links: boolean }): string[] {
  const live: string[] = [];
  const visit = (node: Nodes): void => {
    const isOwnHtml =
      node.type === "html" && /^(<!-- healos|<\/?(details|summary)>)/.test(node.value);
    if (node.type === "image" || node.type === "imageReference")
      live.push(`image ${JSON.stringify(node)}`);
    if (node.type === "html" && !isOwnHtml) live.push(`html ${node.value}`);
    if (node.type === "link" && !(links ? /^(https?:|[\w./-]+$)/ : /$^/).test(node.url))
      live.push(`link ${node.url}`);
    if (node.type === "text" && !links && /@\w|#\d|https?:|www\./.test(node.value))
      live.push(`text ${node.value}`);
    if (node.type === "text" && /\{\{/.test(node.value)) live.push(`template ${node.value}`);
    if (node.type === "heading" && !links && isPwned(node)) live.push("heading");
    if ("children" in node) for (const child of node.children) visit(child);
  };
  // A cell of a table ends where it ends, whatever stands in it (GitHub Flavored Markdown, 4.10).
  const apart = markdown.replace(/^\|.*\|$/gm, (row) => row.split(/(?<!\\)\|/).join("\n\n"));
  visit(fromMarkdown(apart));
  return live;
}

/** A folder with the documents. */
function folder(): string {
  const cwd = tempFolder();
  for (const side of ["base", "head", "plain"] as const) {
    writeFileSync(join(cwd, `${side}.json`), JSON.stringify(hostileDocument(side)));
  }
  return cwd;
}

const diff = ["diff", "base.json", "head.json"];
const msLimit = 240_000;

describe("texts of strangers", { timeout: msLimit }, () => {
  test.each([
    [["lint", "base.json"]],
    [diff],
    [["generate", "--spec", "base.json", "--out", "client", "--dry-run"]],
    [["generate", "--spec", "plain.json", "--out", "client", "--dry-run"]],
  ])("for people: %j", async (args) => {
    const { stdout, stderr } = await runHere(args, { cwd: folder() });
    expect(stdout + stderr).not.toMatch(unseen);
    const lines = (stdout + stderr).split("\n");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => !ownLine.test(line))).toEqual([]);
  });

  test.each([[["lint", "base.json"]], [diff]])("for programs: %j", async (args) => {
    const cwd = folder();
    const run = async (format: string): Promise<string> => {
      const { stdout } = await runHere([...args, "--format", format], { cwd });
      expect(stdout).not.toMatch(unseen);
      return stdout;
    };
    for (const line of (await run("github")).trimEnd().split("\n")) {
      expect(line).toMatch(
        /^::(error|warning|notice) file=\w+\.json,line=\d+,col=\d+,title=[^:]*::/,
      );
    }
    const { results } = JSON.parse(await run("sarif")).runs[0];
    expect(results.length).toBeGreaterThan(0);
    for (const { message } of results) {
      expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
      expect(message.text).not.toMatch(unseen);
    }
    JSON.parse(await run("json"));
  });

  test("the comment of a pull request", async () => {
    const { stdout } = await runHere([...diff, "--format", "markdown"], { cwd: folder() });
    expect(stdout).not.toMatch(unseen);
    expect(stdout.split("\n").length).toBeGreaterThan(100);
    expect(liveParts(stdout, { links: false })).toEqual([]);
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
      expect(liveParts(page, { links: true }), path).toEqual([]);
      // No fence takes in what follows: the last row of a table, or our own last line.
      expect(fromMarkdown(page).children.at(-1)?.type, path).not.toBe("code");
    }
  });
});
