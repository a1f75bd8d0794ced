import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { placeText, proofText, someOf, valueText } from "./describe.js";

/** The report for a terminal: the verdict, then a few lines for each finding, the worst first. */
export function reportText({ verdict, findings }: Report): string {
  const heading = `wire: ${verdict.wire}   types: ${verdict.types}   version step: ${verdict.semver}\n`;
  return heading + findings.map((finding) => `\n${findingText(finding)}`).join("");
}

function findingText(finding: Finding): string {
  const { id, wire, types, message, operations, base, head, witness, proofs, accepted } = finding;
  const lines = [
    `${id}: ${message}`,
    `  wire ${wire}, types ${types}${accepted === undefined ? "" : `, accepted: ${accepted}`}`,
    `  before ${placeText(base)}`,
    `  after  ${placeText(head)}`,
  ];
  if (operations.length > 0) lines.push(`  in ${someOf(operations, 6)}`);
  if (witness !== undefined) {
    lines.push(`  ${valueText(witness.value)} is valid ${witness.valid} the change only`);
  }
  for (const proof of proofs ?? []) lines.push(`  ${proofText(proof)}`);
  return `${lines.join("\n")}\n`;
}
