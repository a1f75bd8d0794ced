import type { Place } from "../read/document.js";
import { visible } from "../text/visible.js";

/** A finding as GitHub shows it beside the lines of a pull request. */
export interface Annotation {
  level: "error" | "notice" | "warning";
  title: string;
  message: string;
  place: Place;
}

/**
 * A workflow command of GitHub Actions that makes an annotation, as one line with its end.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotationText({ level, title, message, place }: Annotation): string {
  const properties = Object.entries({
    file: place.file,
    line: String(place.line),
    col: String(place.column),
    title,
  }).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${level} ${properties.join(",")}::${escapeData(message)}\n`;
}

/** A message ends with its line; line ends in it are shown as escapes, since they are texts of a document. */
function escapeData(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

/** Properties are parted by commas and end with colons. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
