import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { cleanMarkdown } from "../text/markdown/clean-markdown.js";
import { visibleLines } from "../text/visible.js";

/** The headings of a page come above those of a description. */
const levelsAbove = 2;

/** What was made of a text: large documents describe the same parameters hundreds of times. */
const made = new Map<string, string>();

/**
 * Markdown of a document (CommonMark, with the tables of GitHub) as HTML. The parser passes no HTML of the text on and
 * no link but to the web or to mail; images were made links before, since a page is to load nothing.
 */
export function proseHtml(markdown: string): string {
  const before = made.get(markdown);
  if (before !== undefined) return before;
  const html = micromark(visibleLines(cleanMarkdown(markdown)), {
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  const below = html.replace(
    /<(\/?)h([1-6])>/g,
    (_, end: string, level: string) => `<${end}h${Math.min(Number(level) + levelsAbove, 6)}>`,
  );
  made.set(markdown, below);
  return below;
}
