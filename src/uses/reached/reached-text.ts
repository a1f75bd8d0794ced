import { placeText, sentenceOf } from "../../diff/report/describe.js";
import { visible } from "../../text/visible.js";
import { shownPath } from "../shown-path.js";
import type { ReachedPlace } from "./reached.js";
import {
  foldedText,
  reachedText,
  reachingFindings,
  whatText,
  type ReachedReport,
} from "./reached-report.js";

/** The report for a terminal: each finding that reaches somebody with the places, the others in one line. */
export function reachedAsText(report: ReachedReport): string {
  const { verdict, unexplained } = report;
  const { wire, types, semver } = verdict;
  const heading = `wire: ${wire}   types: ${types}   version step: ${semver}   ${reachedText(report)}`;
  const blocks = reachingFindings(report).map(([finding, places]) => {
    const { id, accepted, fingerprint, head } = finding;
    const verdictText = `wire ${finding.wire}, types ${finding.types}`;
    const agreed = accepted === undefined ? `fingerprint ${fingerprint}` : `accepted: ${accepted}`;
    return [
      `${id}: ${sentenceOf(finding)}`,
      `  ${verdictText}, ${agreed}`,
      `  after ${placeText(head)}`,
      ...placeLines(places),
    ];
  });
  if (unexplained.length > 0) {
    blocks.push(["No finding tells why this no longer compiles:", ...placeLines(unexplained)]);
  }
  const folded = foldedText(report);
  if (folded !== undefined) blocks.push([folded]);
  return [[heading], ...blocks].map((lines) => `${lines.map(visible).join("\n")}\n`).join("\n");
}

function placeLines(places: readonly ReachedPlace[]): string[] {
  const projects = [...new Set(places.map(({ project }) => project))];
  return projects.flatMap((project) => [
    `  in ${project}`,
    ...places
      .filter((place) => place.project === project)
      .map(
        (place) => `    ${shownPath(place.file)}:${place.line}:${place.column}: ${whatText(place)}`,
      ),
  ]);
}
