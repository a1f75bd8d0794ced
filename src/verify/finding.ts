import type { Evidence } from "../model/extensions/evidence.js";
import type { LintFinding, LintReport } from "../lint/finding.js";
import type { VerifyRuleId } from "./rule-id.js";

/** What is known of a fact: before, by the document, and now. */
export interface ChangedEvidence {
  /** `none` where the document keeps no record of it. */
  before: Evidence["is"] | "none";
  after: "observed";
  /** The last day on which it was seen, by UTC; absent where the observations have none. */
  date?: string | undefined;
}

/** One thing that the document says and answers contradict. */
export interface VerifyFinding extends LintFinding {
  id: VerifyRuleId;
  /** Where it was seen: ids of operations, sorted. */
  operations: string[];
  evidence: ChangedEvidence;
}

/** What came of holding a document against what was seen. */
export interface VerifyReport extends LintReport {
  findings: VerifyFinding[];
  /** How many answers were looked at, of how many operations. */
  seen: {
    answers: number;
    operations: number;
    from?: string | undefined;
    until?: string | undefined;
  };
}
