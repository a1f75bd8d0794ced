/** Plain text for one cell of a table: one line, and no character that would end the cell or begin markup. */
export function oneLine(text: string): string {
  return firstParagraph(text).replace(/[\\|<>[\]`*_]/g, "\\$&");
}

/**
 * Markdown for one cell of a table: its first paragraph on one line. Its markup stays, but for HTML: common tags are
 * left out, others shown. A `|` would end the cell even in code.
 */
export function cell(markdown: string): string {
  return firstParagraph(markdown)
    .replace(/\\?\|/g, "\\|")
    .split(/(`+[^`]+`+|<https?:\/\/[^\s<>]+>)/)
    .map((part, index) => (index % 2 === 0 ? withoutTags(part).replace(/\\?</g, "\\<") : part))
    .join("")
    .replace(/ {2,}/g, " ")
    .trim();
}

const inline = /<\/?(?:a|b|code|em|i|span|strong)(?:\s[^<>]*)?>/gi;
const block = /<\/?(?:br|div|h[1-6]|li|ol|p|pre|ul)(?:\s[^<>]*)?\/?>/gi;

function withoutTags(text: string): string {
  return text.replace(inline, "").replace(block, " ");
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
