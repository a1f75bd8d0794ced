import { visible } from "../../text/visible.js";
import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { groupsOf } from "../weight.js";
import {
  countsText,
  minorText,
  placeText,
  proofText,
  sentenceOf,
  someOf,
  titleOf,
  valueText,
} from "./describe.js";

/** The report for a terminal: the verdict, then a few lines for each finding, by request, the worst first. */
export function reportText({ verdict, findings }: Report): string {
  const { wire, types, semver } = verdict;
  const heading = `wire: ${wire}   types: ${types}   version step: ${semver}   ${countsText(findings)}\n`;
  const groups = groupsOf(findings).map((group) => {
    const title = visible(titleOf(group, (request) => request));
    return `\n${title}\n${group.findings.map((finding) => `\n${findingText(finding)}`).join("")}`;
  });
  return heading + groups.join("");
}

function findingText(finding: Finding): string {
  const { id, operations, base, head, witness, proofs = [], minor = [] } = finding;
  const lines = [
    `${id}: ${sentenceOf(finding)}`,
    `  ${verdictText(finding)}`,
    `  before ${placeText(base)}`,
    `  after  ${placeText(head)}`,
  ];
  if (operations.length > 0) lines.push(`  in ${someOf(operations, 6)}`);
  if (witness !== undefined) {
    lines.push(`  ${valueText(witness.value)} is valid ${witness.valid} the change only`);
  }
  lines.push(...proofs.map((proof) => `  ${proofText(proof)}`));
  lines.push(...minor.map((proof) => `  ${minorText(proof)}`));
  return `${lines.map(visible).join("\n")}\n`;
}

/** With the fingerprint where somebody may agree to the change. */
function verdictText({ wire, types, accepted, fingerprint }: Finding): string {
  const verdict = `wire ${wire}, types ${types}`;
  if (accepted !== undefined) return `${verdict}, accepted: ${accepted}`;
  const isSafe = wire === "safe" && types !== "breaking";
  return isSafe ? verdict : `${verdict}, fingerprint ${fingerprint}`;
}
