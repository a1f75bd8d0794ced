import { visible } from "./visible.js";

/** Text as code within a line of Markdown: nothing in it can end the code (CommonMark, 6.1). */
export function codeSpan(text: string): string {
  const line = visible(text.replace(/\s+/g, " ")).trim();
  const runs = (line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

/** The same in a cell of a table, which a `|` would end even in code (GitHub Flavored Markdown, 4.10). */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}
