import type { Document } from "../../read/document.js";
import { collectNodes } from "../../lint/nodes.js";
import { writtenAt } from "../../lint/subject.js";
import type { VerifyFinding, VerifyReport } from "../finding.js";
import type { Fault } from "./check.js";
import type { ContractRow } from "./contract.js";

/** The report with what is wrong by the contract after the rest. */
export function withFaults(
  report: VerifyReport,
  rows: readonly ContractRow[],
  document: Document,
): VerifyReport {
  const nodes = collectNodes(document);
  const found = alike(rows).map(([first, ...others]): VerifyFinding => {
    const { rule, at, said, what } = first;
    const pointer = writtenAt(at, nodes);
    const message = `${said}${what}${others.length > 0 ? ` (and ${others.length} more alike)` : ""}`;
    const operations = [...new Set([first, ...others].map(({ operation }) => operation))].sort();
    return {
      ...{ id: rule, severity: "error", message, todo: "Correct the server, or the document." },
      ...{ place: document.place(pointer), pointer, others: [], operations },
      evidence: { before: "none", after: "observed" },
    };
  });
  // What a server has no records for is no fault of it.
  const kept = report.findings.filter(({ id }) => id !== "never-seen");
  const findings = [...kept, ...found];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { ...report, errors, warnings: findings.length - errors, findings };
}

type Faulty = Fault & { operation: string };

/** Faults of one kind at one place of the document, which are one thing to correct. */
function alike(rows: readonly ContractRow[]): [Faulty, ...Faulty[]][] {
  const groups = new Map<string, [Faulty, ...Faulty[]]>();
  for (const { operation, faults } of rows) {
    for (const fault of faults) {
      const key = JSON.stringify([fault.rule, fault.at, fault.what]);
      const group = groups.get(key);
      if (group) group.push({ operation, ...fault });
      else groups.set(key, [{ operation, ...fault }]);
    }
  }
  return [...groups.values()];
}
