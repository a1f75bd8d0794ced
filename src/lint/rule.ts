import type { At } from "../json/pointer.js";
import type { Place, Problem } from "../read/document.js";
import type { Severity } from "./finding.js";
import type { Subject } from "./subject.js";

/** Something that a rule found, before its place is looked up. */
export interface Complaint extends Problem {
  /** Further nodes that the same is said of. */
  others?: At[];
  /** Where it is, if the node alone does not tell. */
  place?: Place;
}

/** One rule, in a file of its own. */
export interface Rule {
  /** In kebab-case; it never changes, since reports name it. */
  id: string;
  severity: Severity;
  /** What the rule asks for, as a heading. */
  title: string;
  /** Why it asks for that. */
  explain: string;
  check(subject: Subject): Complaint[] | Promise<Complaint[]>;
}
