import type { Report } from "../diff.js";
import { countsOf, groupsOf } from "../weight.js";

/**
 * The report as JSON, as `templates/report/report.schema.json` describes it: the verdict first, then how many findings
 * there are of each weight, the findings, and which of them reach the same requests.
 */
export function jsonText({ verdict, findings, documents }: Report): string {
  const counts = countsOf(findings);
  const groups = groupsOf(findings).map((group) => ({
    requests: group.requests,
    findings: group.findings.map(({ fingerprint }) => fingerprint),
  }));
  return `${JSON.stringify({ verdict, counts, findings, groups, documents }, undefined, 2)}\n`;
}
