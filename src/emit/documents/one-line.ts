import { visible } from "../../text/visible.js";
import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import { withoutTags } from "../../text/markdown/tags.js";

/** Plain text for one cell of a table: one line, and no character that would end the cell or begin markup. */
export function oneLine(text: string): string {
  // Builders of pages run what stands between two braces.
  return visible(firstParagraph(text))
    .replace(/[\\|<>[\]`*_]/g, "\\$&")
    .replaceAll("{{", "{ {");
}

/**
 * Markdown for one cell of a table: its first paragraph on one line. Its markup stays, but for HTML: common tags are
 * left out, others shown. A `|` would end the cell even in code.
 */
export function cell(markdown: string): string {
  return firstParagraph(cleanMarkdown(visible(firstParagraph(markdown))))
    .replace(/\\?\|/g, "\\|")
    .split(/(`+[^`]+`+|<https?:\/\/[^\s<>]+>)/)
    .map((part, index) => (index % 2 === 0 ? withoutTags(part).replace(/\\?</g, "\\<") : part))
    .join("")
    .replace(/ {2,}/g, " ")
    .trim();
}

function firstParagraph(text: string): string {
  return (
    text
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, " ")
      .trim() ?? ""
  );
}
