import { isPathOf } from "../model/passes/filter.js";
import { report as sumUp, type Report } from "./diff.js";
import type { Finding } from "./finding.js";
import { policies } from "./rules/deprecation-policy.js";

/** What somebody makes of a rule: a break, something to look at, or nothing. */
export type Level = "error" | "off" | "risky";

/** The level of a rule, everywhere or for the requests of some paths. */
export interface RuleLevel {
  /** The id of the rule. */
  id: string;
  level: Level;
  /** A path with everything below it, or a glob such as `/internal/**`. Default: everywhere. */
  path?: string | undefined;
}

/**
 * The report with the levels that somebody gave to rules; of several the last one counts. One for a path holds for what
 * reaches requests of such paths only.
 */
export function applyLevels(report: Report, levels: readonly RuleLevel[]): Report {
  const findings = report.findings.flatMap((finding): Finding[] => {
    const level = levels.findLast((each) => isAbout(each, finding))?.level ?? standard(finding);
    switch (level) {
      case "off":
        return [];
      case "error":
        return [{ ...finding, wire: "breaking", level }];
      case "risky":
        return [{ ...finding, wire: "risky", types: withoutBreak(finding), level }];
      case undefined:
        return [finding];
      default:
        return level satisfies never;
    }
  });
  return sumUp(findings, report.documents);
}

/** What a rule is where nobody says anything. */
function standard({ id }: Finding): Level | undefined {
  return policies.some((rule) => rule.id === id) ? "off" : undefined;
}

function withoutBreak({ types }: Finding): Finding["types"] {
  return types === "breaking" ? "safe" : types;
}

function isAbout({ id, path }: RuleLevel, { id: own, requests }: Finding): boolean {
  if (id !== own) return false;
  if (path === undefined) return true;
  const paths = requests.map((request) => request.replace(/^\S+ /, ""));
  return paths.length > 0 && paths.every((each) => isPathOf(each, path));
}
