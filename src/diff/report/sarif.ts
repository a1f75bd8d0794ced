import { sarifText, type SarifResult } from "../../findings/sarif.js";
import type { Report } from "../diff.js";
import type { Finding } from "../finding.js";
import { rules } from "../rules/catalog.js";
import { isBreaking, sentenceOf } from "./describe.js";

/** The report in SARIF 2.1.0: each finding where it stands in the head, the place in the base beside it. */
export function reportSarif({ findings }: Report): string {
  return sarifText(rules, findings.map(resultOf));
}

function resultOf(finding: Finding): SarifResult {
  const { id, head, base, fingerprint } = finding;
  const message = sentenceOf(finding);
  return { rule: id, level: levelOf(finding), message, places: [head, base], fingerprint };
}

/** What a viewer makes of a finding: a break is an error, what the documents cannot tell a warning. */
export function levelOf(finding: Finding): "error" | "note" | "warning" {
  if (isBreaking(finding)) return "error";
  return finding.wire === "risky" && finding.accepted === undefined ? "warning" : "note";
}
