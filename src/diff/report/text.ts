import { visible } from "../../text/visible.js";
import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { placeText, proofText, someOf, valueText } from "./describe.js";

/** The report for a terminal: the verdict, then a few lines for each finding, the worst first. */
export function reportText({ verdict, findings }: Report): string {
  const heading = `wire: ${verdict.wire}   types: ${verdict.types}   version step: ${verdict.semver}\n`;
  return heading + findings.map((finding) => `\n${findingText(finding)}`).join("");
}

function findingText(finding: Finding): string {
  const { id, message, operations, base, head, witness, proofs } = finding;
  const lines = [
    `${id}: ${message}`,
    `  ${verdictText(finding)}`,
    `  before ${placeText(base)}`,
    `  after  ${placeText(head)}`,
  ];
  if (operations.length > 0) lines.push(`  in ${someOf(operations, 6)}`);
  if (witness !== undefined) {
    lines.push(`  ${valueText(witness.value)} is valid ${witness.valid} the change only`);
  }
  for (const proof of proofs ?? []) lines.push(`  ${proofText(proof)}`);
  return `${lines.map(visible).join("\n")}\n`;
}

/** With the fingerprint where somebody may agree to the change. */
function verdictText({ wire, types, accepted, fingerprint }: Finding): string {
  const verdict = `wire ${wire}, types ${types}`;
  if (accepted !== undefined) return `${verdict}, accepted: ${accepted}`;
  const isSafe = wire === "safe" && types !== "breaking";
  return isSafe ? verdict : `${verdict}, fingerprint ${fingerprint}`;
}
