import type { At } from "../json/pointer.js";
import type { ProblemId } from "../problems/problem-id.js";
import type { Place } from "../read/document.js";

/** `error`: the document contradicts itself, or a rule that it follows. `warning`: it could serve its readers better. */
export type Severity = "error" | "warning";

/** What one rule says about one place. */
export interface LintFinding {
  /** The id of the rule: kebab-case, and it never changes. */
  id: string;
  severity: Severity;
  /** What is wrong: one sentence. */
  message: string;
  /** What to do about it. */
  todo: string;
  /** Where it is a problem that `generate` tells of as well: its id. */
  problem?: ProblemId;
  place: Place;
  /** The node as a JSON Pointer (RFC 6901) behind `#`, after the file where it is not the root one. */
  pointer: At;
  /** Further places of the same, such as every integer beyond 2^53. */
  others: Place[];
}

/** What came of a document. */
export interface LintReport {
  /** The document, as it was named. */
  file: string;
  errors: number;
  warnings: number;
  /** How many are left out because the baseline has them. */
  known: number;
  /** In the order of the text, the root file first. */
  findings: LintFinding[];
}
