// Compares a document with its state before the change: once, for all that is made of it. Writes the report as JSON and
// as Markdown to REPORT.json and REPORT.md, the Markdown to the job's summary too, and annotations to stdout.
//
//   SPEC, BASE, WORKING_DIRECTORY: the inputs, whose folder's healos-codegen.json holds
//   GITHUB_EVENT_PATH, GITHUB_STEP_SUMMARY: as GitHub gives them
//   node compare.mjs REPORT
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import console from "node:console";
import process from "node:process";
import { URL } from "node:url";
import { baseCommit, formerPath, git, Refused } from "./base.mjs";

const { SPEC, BASE, WORKING_DIRECTORY = ".", GITHUB_EVENT_PATH, GITHUB_STEP_SUMMARY } = process.env;
const [, , target] = process.argv;
/** This program in the version that the action has. */
const program = new URL("../../../dist/", import.meta.url);
const load = (path) => import(new URL(path, program));

try {
  const { report, markdown, annotations } = await compared();
  writeFileSync(`${target}.json`, JSON.stringify(report));
  writeFileSync(`${target}.md`, markdown);
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, markdown);
  process.stdout.write(annotations);
} catch (error) {
  if (!(error instanceof Refused) && error?.name !== "ReadError") throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function compared() {
  process.chdir(WORKING_DIRECTORY);
  const { diffSettings } = await load("cli/diff-settings.js");
  const { spec: document, flags } = await diffSettings(SPEC);
  if (!document) {
    throw new Refused(
      "There is no document: name it as the input spec, or one in healos-codegen.json.",
    );
  }
  const prefix = git("rev-parse", "--show-prefix");
  if (prefix === undefined) throw new Refused("This is no repository. Check it out first.");
  // Annotations name files from the root of the repository.
  process.chdir(join(process.cwd(), git("rev-parse", "--show-cdup")));
  const path = posix.join(prefix, document);
  const event = GITHUB_EVENT_PATH ? JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8")) : {};
  const base = baseCommit(BASE, event);
  const before = base && formerPath(base, path);
  if (!existsSync(path)) {
    const todo = before ? "It was removed: take its check out too." : "Correct the input spec.";
    throw new Refused(`${path}: There is no such document. ${todo}`);
  }
  return before === undefined
    ? newDocument(path)
    : await changedDocument(path, `${base}:${before}`, inFolder(flags, prefix));
}

/** Settings name files from their own folder. */
function inFolder({ overlay, ...flags }, prefix) {
  return { ...flags, overlays: overlay.map((name) => posix.join(prefix, name)) };
}

async function newDocument(path) {
  const verdict = { wire: "unchanged", types: "unchanged", semver: "none" };
  const text = "## This document is new\n\nThere is nothing that it could break.\n";
  return {
    report: { verdict, findings: [], documents: { base: { version: "" }, head: { version: "" } } },
    markdown: `${await headOf(path)}${text}`,
    annotations: "",
  };
}

async function changedDocument(path, base, { failOn, ...options }) {
  const { diff } = await load("diff.js");
  const { formatReport } = await load("diff/report/format-report.js");
  const { formatProblem } = await load("read/problem.js");
  const { readAssets } = await load("read/assets.js");
  const report = await diff({ ...options, base, head: path });
  const told = [...report.warnings, ...report.problems].map(formatProblem);
  for (const line of new Set(told)) console.error(line);
  const { templates } = readAssets();
  // The first line is the program's own mark, which is the same for every document.
  const [, ...lines] = formatReport(report, "markdown", templates).split("\n");
  const early = /^v?0\./.test(report.documents.base.version) && report.verdict.semver === "major";
  const step = "\nBelow 1.0.0, a minor step of the version announces what breaks.\n";
  return {
    report: { ...report, failOn },
    markdown: `${await headOf(path, base)}${lines.join("\n")}${early ? step : ""}`,
    annotations: formatReport(report, "github", templates),
  };
}

/** The mark by which the comment on this document is found again, and what the report is about. */
async function headOf(path, base) {
  const { codeSpan } = await load("text/code-span.js");
  const mark = encodeURI(path).replaceAll("--", "%2D%2D");
  const against =
    base === undefined ? "" : `, compared with ${codeSpan(base.replace(/^(.{10})[^:]*/, "$1"))}`;
  return `<!-- healos-codegen diff ${mark} -->\n${codeSpan(path)}${against}\n\n`;
}
