import { byCodeUnit } from "../json/by-code-unit.js";
import type { Finding } from "./finding.js";
import { operationRemoved } from "./rules/operations.js";

/** How much a finding matters to whoever uses the API, the most first. */
export const weights = ["breaking", "risky", "safe"] as const;

export type Weight = (typeof weights)[number];

/** What a finding comes to, on the wire and for types together. */
export function weightOf({ wire, types }: Pick<Finding, "types" | "wire">): Weight {
  if (wire === "breaking" || types === "breaking") return "breaking";
  return wire === "risky" ? "risky" : "safe";
}

/** How many findings come to what. */
export type Counts = Readonly<Record<Weight, number>>;

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const finding of findings) counts[weightOf(finding)] += 1;
  return counts;
}

/** Operations that are gone first, then what breaks on both sides, on the wire, for types; then what is left. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    rankOf(a) - rankOf(b) ||
    byCodeUnit(a.requests.join(), b.requests.join()) ||
    byCodeUnit(a.head.pointer, b.head.pointer) ||
    byCodeUnit(a.message, b.message)
  );
}

function rankOf({ id, wire, types }: Finding): number {
  if (wire === "breaking") {
    if (id === operationRemoved.id) return 0;
    return types === "breaking" ? 1 : 2;
  }
  if (types === "breaking") return 3;
  return wire === "risky" ? 4 : wire === "safe" ? 5 : 6;
}

/** The findings that reach the same requests. */
export interface Group {
  /** Such as `GET /pets/{id}`; none where a finding is about the whole document. */
  requests: readonly string[];
  findings: Finding[];
}

/** Puts together what reaches the same requests, in the order of the first of each. */
export function groupsOf(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = finding.requests.join("\n");
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { requests: finding.requests, findings: [finding] });
    else known.findings.push(finding);
  }
  return [...groups.values()];
}
