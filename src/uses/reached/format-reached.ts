import type { Format } from "../../diff/report/formats.js";
import { shownPath } from "../shown-path.js";
import type { ReachedPlace } from "./reached.js";
import { reachedAsMarkdown } from "./reached-markdown.js";
import { reachedAsAnnotations, reachedAsSarif } from "./reached-marks.js";
import type { ReachedReport } from "./reached-report.js";
import { reachedAsText } from "./reached-text.js";

/**
 * Writes what a change reaches in the code of those who use the client; undefined for the formats that are about the
 * document alone.
 */
export function formatReached(report: ReachedReport, format: Format): string | undefined {
  switch (format) {
    case "text":
      return reachedAsText(report);
    case "markdown":
      return reachedAsMarkdown(report);
    case "sarif":
      return reachedAsSarif(report);
    case "github":
      return reachedAsAnnotations(report);
    case "json":
      return reachedAsJson(report);
    case "changelog":
    case "html":
      return undefined;
    default:
      return format satisfies never;
  }
}

/** The findings that reach somebody with their places, and how many others there are. */
function reachedAsJson(report: ReachedReport): string {
  const { verdict, findings, projects, reached, unexplained, documents } = report;
  const written = findings.flatMap((finding) => {
    const places = reached.get(finding);
    return places === undefined ? [] : [{ ...finding, places: places.map(plainPlace) }];
  });
  const folded = findings.length - written.length;
  const rest = unexplained.map(plainPlace);
  const text = { verdict, projects, findings: written, unexplained: rest, folded, documents };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}

function plainPlace(place: ReachedPlace): ReachedPlace {
  return { ...place, file: shownPath(place.file) };
}
