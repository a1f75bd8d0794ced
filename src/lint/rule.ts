import type { Example, Explained } from "../findings/explained.js";
import type { At } from "../json/pointer.js";
import type { Place, Problem } from "../read/document.js";
import type { ProblemId } from "../problems/problem-id.js";
import type { Severity } from "./finding.js";
import type { Subject } from "./subject.js";

/** Something that a rule found, before its place is looked up. */
export interface Complaint extends Omit<Problem, "id"> {
  /** Of what `generate` tells as well: which problem it is. */
  id?: ProblemId;
  /** Further nodes that the same is said of. */
  others?: At[];
  /** Where it is, if the node alone does not tell. */
  place?: Place;
}

/** One rule, in a file of its own. */
export interface Rule extends Explained {
  severity: Severity;
  /** The smallest documents that break it and keep it, without what every document has. */
  example: Example;
  check(subject: Subject): Complaint[] | Promise<Complaint[]>;
}
