import { sentenceOf } from "../../diff/report/describe.js";
import { codeSpan } from "../../text/code-span.js";
import { markdownLine } from "../../text/markdown-line.js";
import { marker } from "../../diff/report/markdown.js";
import { shownPath } from "../shown-path.js";
import type { ReachedPlace } from "./reached.js";
import {
  foldedText,
  reachedText,
  reachingFindings,
  whatText,
  type ReachedReport,
} from "./reached-report.js";

/** The longest comment that GitHub takes, in characters, less a margin. */
const maxLength = 65_000;

/** The report as a comment of a pull request in the repository of those who use the client. */
export function reachedAsMarkdown(report: ReachedReport): string {
  for (let most = 1000; ; most = Math.floor(most / 2)) {
    const text = textOf(report, most);
    if (text.length < maxLength || most === 0) return text;
  }
}

function textOf(report: ReachedReport, most: number): string {
  const all = reachingFindings(report);
  const isBroken = all.length + report.unexplained.length > 0;
  const folded = foldedText(report);
  const blocks = [
    marker,
    `## ${isBroken ? "This change of the API reaches code here" : "This change of the API reaches no code here"}`,
    `${markdownLine(reachedText(report))}.`,
    ...all.map(([finding, places]) =>
      [
        `### ${markdownLine(sentenceOf(finding))}`,
        `wire ${finding.wire}, types ${finding.types}, rule ${codeSpan(finding.id)}${finding.accepted === undefined ? "" : `, accepted: ${markdownLine(finding.accepted)}`}`,
        placesText(places, most),
      ].join("\n\n"),
    ),
    ...(report.unexplained.length > 0
      ? [
          `### No finding tells why this no longer compiles\n\n${placesText(report.unexplained, most)}`,
        ]
      : []),
    ...(folded === undefined ? [] : [`${markdownLine(folded)}.`]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function placesText(places: readonly ReachedPlace[], most: number): string {
  const lines = places.slice(0, most).map((place) => {
    const at = `${shownPath(place.file)}:${place.line}:${place.column}`;
    return `- ${codeSpan(at)}: ${codeSpan(whatText(place))}`;
  });
  const more = places.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
