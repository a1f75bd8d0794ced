import type { Report } from "../../diff/diff.js";
import type { Finding } from "../../diff/finding.js";
import { weightOf, weights } from "../../diff/weight.js";
import type { ReachedPlace } from "./reached.js";

/** A report on a change, and what it reaches in the code of those who use the client. */
export interface ReachedReport extends Report {
  /** As they were named. */
  projects: readonly string[];
  reached: ReadonlyMap<Finding, readonly ReachedPlace[]>;
  /** What no longer compiles for another reason than a finding. */
  unexplained: readonly ReachedPlace[];
}

/** The findings that reach somebody, with their places, in the order of the report. */
export function reachingFindings({
  findings,
  reached,
}: ReachedReport): [Finding, readonly ReachedPlace[]][] {
  return findings.flatMap((finding): [Finding, readonly ReachedPlace[]][] => {
    const places = reached.get(finding);
    return places === undefined ? [] : [[finding, places]];
  });
}

/** `3 of 44 findings reach code in app, worker` */
export function reachedText(report: ReachedReport): string {
  const { findings, projects } = report;
  const count = reachingFindings(report).length;
  const reach = count === 1 ? "reaches" : "reach";
  return `${count} of ${findings.length} findings ${reach} code in ${projects.join(", ")}`;
}

/** The findings that reach nobody in one line; undefined where there are none. */
export function foldedText({ findings, reached, projects }: ReachedReport): string | undefined {
  const rest = findings.filter((finding) => !reached.has(finding));
  if (rest.length === 0) return undefined;
  const counts = weights.flatMap((weight) => {
    const count = rest.filter((finding) => weightOf(finding) === weight).length;
    return count > 0 ? [`${count} ${weight}`] : [];
  });
  const what = rest.length === 1 ? "1 finding reaches" : `${rest.length} findings reach`;
  return `${what} nothing in ${projects.join(", ")}: ${counts.join(", ")}`;
}

/** What is wrong at a place. */
export function whatText({ by, what }: ReachedPlace): string {
  return by === "types" ? what : `only the wire tells: ${what}`;
}
