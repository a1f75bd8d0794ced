import type { Json } from "../json/json.js";

/**
 * Text from the document that may stand in a comment or a page: one kind of line end, no invisible characters, no
 * comment terminator, no line that a documentation tool would take for a tag. Only {@link docOf} makes one.
 */
export type Doc = string & { readonly __doc: true };

/** Line ends of Unicode and of JavaScript: CR, LF, VT, FF, NEL, LS, PS. */
const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/**
 * Control characters, zero-width characters and bidirectional controls: what a reviewer sees must be what is there
 * (CVE-2021-42574). The tab stays.
 */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A line of printable ASCII without `*` and `@`: nothing but its ends is changed. Most texts are one. */
const harmless = /^[ -)+-?A-~]*$/;

export const noDoc: Doc = "" as Doc;

/** Makes any value of a document safe to print as documentation; anything but a string is no documentation. */
export function docOf(value: Json | undefined): Doc {
  if (typeof value !== "string") {
    return noDoc;
  }
  if (harmless.test(value)) {
    return value.trim() as Doc;
  }
  const lines = value
    .replace(lineEnds, "\n")
    .replace(invisible, "")
    .toWellFormed()
    .split("\n")
    .map((line) => line.trimEnd().replace(/^(\s*)@/, "$1\\@"));
  const text = lines.join("\n").replace(/\n{3,}/g, "\n\n");
  // Last, so that nothing after it can put the terminator together again.
  return text.trim().replaceAll("*/", "*\\/") as Doc;
}
