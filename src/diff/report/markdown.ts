import { codeCell, codeSpan } from "../../text/code-span.js";
import { markdownCell, markdownLine } from "../../text/markdown-line.js";
import type { Report } from "../diff.js";
import type { Finding, Proof } from "../finding.js";
import { changelogEntry } from "./changelog.js";
import { compileTemplate } from "./compile-template.js";
import {
  countsText,
  minorText,
  placeText,
  proofText,
  sentenceOf,
  someOf,
  valueText,
} from "./describe.js";

/** The longest comment that GitHub takes, in characters, less a margin for what is put around it. */
const maxCharacters = 65_000;

/** The first line of the comment, by which it is found again to be updated. */
export const marker = "<!-- healos-codegen diff -->";

/** The file of the template, below `templates/`. */
export const markdownTemplate = "report/pull-request.md.hbs";

/**
 * The report as a comment of a pull request: a summary first, the details folded. Whatever the report's size, it has
 * fewer characters than GitHub allows; what does not fit is counted.
 */
export function reportMarkdown(report: Report, template: string): string {
  const render = compileTemplate(template);
  for (let most = report.findings.length; ; most = Math.floor(most / 2)) {
    const text = render(viewOf(report, most));
    if (text.length < maxCharacters || most === 0) return text;
  }
}

function viewOf(report: Report, most: number): object {
  const { verdict, findings } = report;
  const shown = findings.slice(0, most);
  // A row is short, so more of them fit than details.
  const rows = findings.slice(0, Math.max(most, Math.min(findings.length, 100)));
  return {
    marker,
    heading: headingOf(report),
    counts: countsText(findings),
    ...verdict,
    rows: rows.map(rowOf),
    omittedRows: findings.length - rows.length,
    details: shown.map(detailOf),
    omittedDetails: findings.length - shown.length,
    changelog: changelogText(report, shown),
  };
}

/** The entry as it stands between fences of four backticks. */
function changelogText({ verdict, documents }: Report, findings: Finding[]): string {
  const entry = changelogEntry({ verdict, documents, findings }, documents.head.version);
  return entry.replace(/`{4,}/g, "```").trimEnd();
}

function headingOf({ verdict, findings }: Report): string {
  if (findings.length === 0) return "The API stays as it is";
  if (verdict.wire === "breaking") return "This breaks the API";
  return verdict.types === "breaking"
    ? "This breaks code that uses the client"
    : "This breaks nothing";
}

function rowOf(finding: Finding): object {
  const { requests, operations } = finding;
  return {
    wire: finding.wire,
    types: finding.types,
    change: markdownCell(sentenceOf(finding)),
    reaches: someOf((requests.length > 0 ? requests : operations).map(codeCell), 3),
  };
}

function spelled(proof: Proof): Proof {
  return { ...proof, use: markdownLine(proof.use), message: codeSpan(proof.message) };
}

function detailOf(finding: Finding): object {
  const {
    id,
    message,
    base,
    head,
    fingerprint,
    accepted,
    witness,
    proofs = [],
    minor = [],
    operations,
    sites,
  } = finding;
  const notes = [
    ...(operations.length > 0 ? [`reaches ${someOf(operations.map(codeSpan), 20)}`] : []),
    ...(sites.length > 0 ? [`met in: ${someOf(sites.map(codeSpan), 6)}`] : []),
    ...(witness
      ? [`${codeSpan(valueText(witness.value))} is valid ${witness.valid} the change only`]
      : []),
    ...proofs.map((proof) => proofText(spelled(proof))),
    ...minor.map((proof) => minorText(spelled(proof))),
  ];
  return {
    title: markdownLine(message),
    rule: id,
    accepted: accepted === undefined ? "" : markdownLine(accepted),
    base: codeSpan(placeText(base)),
    head: codeSpan(placeText(head)),
    fingerprint,
    notes,
  };
}
