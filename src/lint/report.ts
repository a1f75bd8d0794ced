import { annotationText } from "../findings/github.js";
import { sarifText, type SarifRule } from "../findings/sarif.js";
import { formatProblem } from "../read/problem.js";
import type { LintFinding, LintReport, Severity } from "./finding.js";
import { rules as lintRules } from "./rules.js";

/** How findings can be written. */
export const formats = ["text", "json", "sarif", "github"] as const;

export type Format = (typeof formats)[number];

/** How findings are written. */
export interface Writing {
  paint?: Paint;
  /** What findings are of. Default: the rules of lint. */
  rules?: readonly SarifRule[];
}

/** Writes the findings of a document. */
export function formatLint(report: LintReport, format: Format, writing: Writing = {}): string {
  const { paint, rules = lintRules } = writing;
  switch (format) {
    case "text":
      return textReport(report, paint);
    case "json":
      return jsonReport(report);
    case "sarif":
      return sarifReport(report, rules);
    case "github":
      return githubReport(report);
    default:
      return format satisfies never;
  }
}

/** Puts a severity into colour, where there is one. */
export type Paint = (severity: Severity) => string;

/** Findings as JSON, with two blanks for each level and a line end. */
function jsonReport(report: LintReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Findings in SARIF 2.1.0, which code scanning services read. */
function sarifReport({ findings }: LintReport, rules: readonly SarifRule[]): string {
  return sarifText(
    rules,
    findings.map((finding) => ({
      rule: finding.id,
      level: finding.severity,
      message: sentences(finding),
      places: [finding.place, ...finding.others],
    })),
  );
}

/** Findings as annotations of a pull request on GitHub, one a line. */
function githubReport({ findings }: LintReport): string {
  return findings
    .map((finding) =>
      annotationText({
        level: finding.severity,
        title: finding.id,
        message: sentences(finding),
        place: finding.place,
      }),
    )
    .join("");
}

/** Findings for people: one a line, and their number. */
function textReport(
  { file, errors, warnings, known, findings }: LintReport,
  paint: Paint = (severity) => severity,
): string {
  const lines = findings.map(({ place, severity, id, message, todo }) => {
    const line = formatProblem({ ...place, what: `${severity} ${id}: ${message}`, todo });
    return `${line.replace(` ${severity} ${id}:`, ` ${paint(severity)} ${id}:`)}\n`;
  });
  const counts = [
    count(errors, "error"),
    count(warnings, "warning"),
    ...(known > 0 ? [`${known} in the baseline`] : []),
  ];
  return `${lines.join("")}${file}: ${counts.join(", ")}\n`;
}

function sentences({ message, todo }: LintFinding): string {
  return formatProblem({ file: "", what: message, todo }).replace(/^: /, "");
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
