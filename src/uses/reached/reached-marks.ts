import { sentenceOf } from "../../diff/report/describe.js";
import { levelOf } from "../../diff/report/sarif.js";
import { clientTypes, rules } from "../../diff/rules/catalog.js";
import { annotationText } from "../../findings/github.js";
import { sarifText } from "../../findings/sarif.js";
import type { Place } from "../../read/document.js";
import { shownPath } from "../shown-path.js";
import type { ReachedPlace } from "./reached.js";
import { reachingFindings, whatText, type ReachedReport } from "./reached-report.js";

/** A place of a program with what is wrong there. */
interface Mark {
  rule: string;
  level: "error" | "note" | "warning";
  message: string;
  place: Place;
  /** Where the change stands. */
  cause?: Place;
  fingerprint?: string;
}

/** A mark for each place, at the lines of those who use the client. */
function marksOf(report: ReachedReport): Mark[] {
  const known = reachingFindings(report).flatMap(([finding, places]) =>
    places.map((place): Mark => ({
      rule: finding.id,
      level: levelOf(finding) === "note" && place.by === "types" ? "warning" : levelOf(finding),
      message: `${whatText(place)} ${sentenceOf(finding)}`,
      place: placeOf(place),
      cause: finding.head,
      fingerprint: `${finding.fingerprint}/${shownPath(place.file)}`,
    })),
  );
  const others = report.unexplained.map((place): Mark => ({
    rule: clientTypes.id,
    level: "error",
    message: whatText(place),
    place: placeOf(place),
  }));
  return [...known, ...others];
}

function placeOf({ file, line, column }: ReachedPlace): Place {
  return { file: shownPath(file), line, column };
}

/** The report in SARIF 2.1.0: a result for each place. */
export function reachedAsSarif(report: ReachedReport): string {
  const results = marksOf(report).map(({ place, cause, ...mark }) => ({
    ...mark,
    places: cause === undefined ? [place] : [place, cause],
  }));
  return sarifText(rules, results);
}

/** The report as annotations of a pull request in the repository of those who use the client. */
export function reachedAsAnnotations(report: ReachedReport): string {
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
  return marksOf(report)
    .map(({ rule, level, message, place }) =>
      annotationText({
        level: level === "note" ? "notice" : level,
        title: titles.get(rule) ?? rule,
        message,
        place,
      }),
    )
    .join("");
}
