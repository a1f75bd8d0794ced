import type { ReachedProjects } from "./diff-projects.js";
import type { Report } from "./diff/diff.js";
import type { Mended } from "./uses/mend/mend.js";
import type { LocatedProblem } from "./read/document.js";

/** The verdict, the findings, and what kept a part from being compared. */
export interface DiffReport extends Report {
  /** What no client can be generated from; the rest was compared. */
  problems: LocatedProblem[];
  /** What of the documents could not be read as it is written, and targets of overlays that select nothing. */
  warnings: LocatedProblem[];
  /** Where findings reach the projects that were named; absent where none was. */
  reached?: ReachedProjects;
  /** What the files of these projects become, where that is asked for. */
  mended?: Mended;
  /** Versions that do not take the step that the changes ask for, where that was asked for. */
  unannounced: LocatedProblem[];
}
