/** Text as code within a line of Markdown: nothing in it can end the code, or the cell of a table that it stands in. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|").trim()}\``;
}
