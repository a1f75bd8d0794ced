import type { Place } from "../read/document.js";

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

/** A message ends with its line, so line ends are written in hexadecimal; so is the character that begins them. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Properties are parted by commas and end with colons. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
