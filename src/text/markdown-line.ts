import { codeSpan } from "./code-span.js";
import { visible } from "./visible.js";

/** The longest sentence that is shown, in characters. */
const maxLength = 400;

/**
 * A sentence with texts of a document in it as one line of Markdown, of which a host makes no image, link, mention,
 * reference to an issue, heading or HTML: whatever is more than a word is code.
 */
export function markdownLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
  return short
    .split(/(`[^`]+`|\s+)/)
    .map((part, index) => (index % 2 === 0 ? wordOf(part) : codeOrSpace(part)))
    .reduce(
      (before, part) => before + (/`$/.test(before) && /^`/.test(part) ? " " : "") + part,
      "",
    );
}

/** The same in a cell of a table. */
export function markdownCell(text: string): string {
  return markdownLine(text).replaceAll("|", "\\|");
}

function codeOrSpace(part: string): string {
  return part.startsWith("`") ? codeSpan(part.slice(1, -1)) : part;
}

/** GitHub makes links of `www.…` and `GH-1` too; punctuation around a word stays outside of the code. */
function wordOf(word: string): string {
  const [, before = "", inner = "", after = ""] =
    /^([("“„']*)(.*?)([)"”“',.;:?!…]*)$/s.exec(visible(word)) ?? [];
  const isPlain = /^[\p{L}\p{N}\p{M}.,;:'"’()%=+…–—→-]*$/u.test(inner);
  const isLink = /^(www\.|GH-)/i.test(inner);
  return inner === "" || (isPlain && !isLink) ? visible(word) : before + codeSpan(inner) + after;
}
