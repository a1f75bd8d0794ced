/**
 * What a reader does not see, or what moves a terminal's cursor, ends a line or turns the direction of a text: controls
 * (C0, C1), zero-width and bidirectional characters (CVE-2021-42574), tags and halves of a pair.
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** A text of a document as part of one line: what is not seen is shown as an escape, line breaks too. */
export function visible(text: string): string {
  return text.replace(unseen, escaped);
}

/** A text of several lines: lines stay lines and tabs tabs, and whatever else is not seen is shown as an escape. */
export function visibleLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? visible(part) : part))
    .join("");
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index).toString(16);
    return `\\u${code.padStart(4, "0")}`;
  }).join("");
}
