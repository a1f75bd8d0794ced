import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { headingAnchor } from "../../text/markdown/heading-anchor.js";

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
};

/**
 * Markdown of our own as HTML. Headings lead to themselves; tables and code can be scrolled by the keyboard. `link` says
 * where a link leads on the site: where that is nowhere, its text stays.
 */
export function guideHtml(markdown: string, link: (href: string) => string | undefined): string {
  const html = micromark(markdown, {
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  let tables = 0;
  return html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, href: string, content: string) => {
      const target = link(plain(href));
      return target === undefined ? content : `<a href="${target}">${content}</a>`;
    })
    .replace(/<img src="([^"]*)"/g, (_, src: string) => `<img src="${link(src) ?? src}"`)
    .replace(/<h([2-6])>(.*?)<\/h\1>/g, (_, level: string, content: string) => {
      const anchor = headingAnchor(plain(content));
      return `<h${level} id="${anchor}"><a class="self" href="#${anchor}">${content}</a></h${level}>`;
    })
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replace(/<table>.*?<\/table>/gs, (table) => {
      tables += 1;
      return `<div class="wide" role="region" aria-label="Table ${tables}" tabindex="0">\n${table}\n</div>`;
    });
}

/** The text of HTML. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);
}
