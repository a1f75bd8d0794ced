import { codeSpan } from "../../text/code-span.js";
import { markdownLine } from "../../text/markdown-line.js";
import type { Report } from "../diff.js";
import type { Finding, Proof } from "../finding.js";
import { groupsOf, weightOf } from "../weight.js";
import { aboutAccepted } from "./changelog.js";
import { countsText, proofText, sentenceOf, titleOf, valueText } from "./describe.js";

/** All changes as a changelog for people, in Markdown: by request, the worst first, and none left out. */
export function reportChangelog({ verdict, findings, documents }: Report): string {
  const { base, head } = documents;
  const told = findings.filter(({ id }) => !aboutAccepted.has(id));
  const heading = `# Changes from ${versionOf(base)} to ${versionOf(head)}\n`;
  if (told.length === 0) return `${heading}\nNothing that a client could notice was changed.\n`;
  const step = verdict.semver === "none" ? "no" : `a ${verdict.semver}`;
  const summary = `${countsText(told)}. The version has to take ${step} step.`;
  const groups = groupsOf(told).map(
    (group) =>
      `## ${titleOf(group, codeSpan)}\n\n${group.findings.map((finding) => entryOf(finding)).join("")}`,
  );
  return [heading, `${summary}\n`, ...groups].join("\n");
}

function versionOf({ version }: Report["documents"]["base"]): string {
  return version === "" ? "the old document" : markdownLine(version);
}

function entryOf(finding: Finding): string {
  const { witness, proofs = [], accepted } = finding;
  const notes = [
    ...(accepted === undefined ? [] : [`accepted: ${markdownLine(accepted)}`]),
    ...(witness
      ? [`${codeSpan(valueText(witness.value))} is valid ${witness.valid} the change only`]
      : []),
    ...proofs.map((proof) => proofText(spelled(proof))),
  ];
  const lines = [`- ${labelOf(finding)}${markdownLine(sentenceOf(finding))}.`, ...notes.map(below)];
  return `${lines.join("\n")}\n`;
}

function below(note: string): string {
  return `  - ${note}`;
}

function spelled(proof: Proof): Proof {
  return { ...proof, use: markdownLine(proof.use), message: codeSpan(proof.message) };
}

/** What a finding comes to, where it is more than a change. */
function labelOf(finding: Finding): string {
  switch (weightOf(finding)) {
    case "breaking":
      return finding.wire === "breaking" ? "**Breaking:** " : "**Breaking for code:** ";
    case "risky":
      return "**To look at:** ";
    default:
      return "";
  }
}
