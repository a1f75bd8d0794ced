import { formatLint, type Paint } from "../lint/report.js";
import { codeSpan } from "../text/code-span.js";
import { markdownCell, markdownLine } from "../text/markdown-line.js";
import type { VerifyReport } from "./finding.js";
import { verifyRules } from "./rules.js";

/** How findings can be written. */
export const verifyFormats = ["text", "json", "markdown", "sarif", "github"] as const;

export type VerifyFormat = (typeof verifyFormats)[number];

/** Writes what came of it; the text says how much was looked at. */
export function formatVerify(report: VerifyReport, format: VerifyFormat, paint?: Paint): string {
  const text = (): string =>
    formatLint(report, format as Exclude<VerifyFormat, "markdown">, {
      rules: verifyRules,
      ...(paint && { paint }),
    });
  switch (format) {
    case "markdown":
      return markdownReport(report);
    case "text":
      return `${text().trimEnd()}, ${seenText(report)}\n`;
    case "json":
    case "sarif":
    case "github":
      return text();
    default:
      return format satisfies never;
  }
}

function seenText({ seen: { answers, operations, from, until } }: VerifyReport): string {
  const days =
    from === undefined ? "" : from === until ? ` on ${from}` : ` from ${from} to ${until}`;
  return `by ${counted(answers, "answer")} of ${counted(operations, "operation")}${days}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function markdownReport(report: VerifyReport): string {
  const { findings } = report;
  const heading = findings.length === 0 ? "The description is true" : "The description is not true";
  const rows = findings.map((finding) => {
    const { place, evidence, operations } = finding;
    const where = codeSpan(`${place.file}:${place.line}:${place.column}`);
    const changed = `${evidence.before} → ${evidence.after}`;
    const told = `${markdownCell(finding.message)}. ${markdownCell(finding.todo)}`;
    const by = markdownCell(operations.join(", "));
    return `| ${finding.id} | ${told} | ${markdownCell(where)} | ${changed} | ${by} |\n`;
  });
  const table =
    rows.length === 0
      ? ""
      : `| rule | what was seen | where | evidence | by |\n| --- | --- | --- | --- | --- |\n${rows.join("")}\n`;
  return `## ${heading}\n\n${table}${markdownLine(seenText(report).replace(/^b/, "B"))}.\n`;
}
