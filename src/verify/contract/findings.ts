import type { Document } from "../../read/document.js";
import { collectNodes } from "../../lint/nodes.js";
import { writtenAt } from "../../lint/subject.js";
import type { VerifyFinding, VerifyReport } from "../finding.js";
import type { ContractRow } from "./contract.js";

/** The report with what is wrong by the contract after the rest. */
export function withFaults(
  report: VerifyReport,
  rows: readonly ContractRow[],
  document: Document,
): VerifyReport {
  const faults = rows.flatMap(({ operation, faults: own }) =>
    own.map((fault) => ({ operation, ...fault })),
  );
  const nodes = collectNodes(document);
  const found = faults.map(({ operation, rule, at, message }): VerifyFinding => {
    const pointer = writtenAt(at, nodes);
    return {
      ...{ id: rule, severity: "error", message, todo: "Correct the server, or the document." },
      ...{ place: document.place(pointer), pointer, others: [], operations: [operation] },
      evidence: { before: "none", after: "observed" },
    };
  });
  // What a server has no records for is no fault of it.
  const kept = report.findings.filter(({ id }) => id !== "never-seen");
  const findings = [...kept, ...found];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { ...report, errors, warnings: findings.length - errors, findings };
}
