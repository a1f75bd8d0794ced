import type { Heading, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** What nobody sees, what moves a cursor, ends a line or turns a text around. */
export const unseen: RegExp =
  /[^\P{Cc}\n\t]|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

function isPwned({ children: [first] }: Heading): boolean {
  return first?.type === "text" && first.value === "Pwned";
}

/** What is live in a text of Markdown, but for links to the web where they are allowed. */
export function liveMarkdown(markdown: string, { links }: { links: boolean }): string[] {
  const live: string[] = [];
  const visit = (node: Nodes): void => {
    const isOwnHtml =
      node.type === "html" && /^(<!-- healos|<\/?(details|summary)>)/.test(node.value);
    if (node.type === "image" || node.type === "imageReference")
      live.push(`image ${JSON.stringify(node)}`);
    if (node.type === "html" && !isOwnHtml) live.push(`html ${node.value}`);
    if (node.type === "link" && !(links ? /^(https?:|[\w./-]+$)/ : /$^/).test(node.url))
      live.push(`link ${node.url}`);
    if (node.type === "text" && !links && /@\w|#\d|https?:|www\./.test(node.value))
      live.push(`text ${node.value}`);
    if (node.type === "text" && /\{\{/.test(node.value)) live.push(`template ${node.value}`);
    if (node.type === "heading" && !links && isPwned(node)) live.push("heading");
    if ("children" in node) for (const child of node.children) visit(child);
  };
  // A cell of a table ends where it ends, whatever stands in it (GitHub Flavored Markdown, 4.10).
  const apart = markdown.replace(/^\|.*\|$/gm, (row) => row.split(/(?<!\\)\|/).join("\n\n"));
  visit(fromMarkdown(apart));
  return live;
}

const tag = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
const ownTags = new Set([
  ...["html", "head", "meta", "title", "style", "link", "body", "main", "header", "nav", "section"],
  ...["article", "aside", "footer", "div", "span", "p", "h1", "h2", "h3", "h4", "h5", "h6", "br"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "a", "code", "pre", "em", "strong", "del", "hr", "input"],
  ...["table", "thead", "tbody", "tr", "th", "td", "details", "summary", "blockquote", "label"],
  ...["search", "form", "fieldset", "legend", "output", "mark", "small", "time", "kbd"],
]);

/** What is live in a page of HTML: scripts but our own, elements that load something, links but to the web. */
export function liveHtml(page: string): string[] {
  const live: string[] = [];
  const rest = page
    .replace(/<!doctype html>|<!-- (healos|Generated)[^<>]*-->/gi, "")
    .replace(/<style>[^<]*<\/style>/g, "")
    .replace(/<script>(?:(?!<\/script>|alert|evil|PWNED)[^])*<\/script>/g, "")
    .replace(tag, (whole, name: string, attributes: string) => {
      const isSearch = /^<script [^<>]*src="[./]*search\.js"/.test(whole) || whole === "</script>";
      if (!ownTags.has(name) && !(name === "script" && isSearch)) live.push(whole);
      for (const [, key = "", value = ""] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g)) {
        const isLink = key === "href" || key === "src";
        const isPlain = /^(https?:\/\/|mailto:|#|[\w./#%-]+$)/.test(value);
        if (/^on|^style$|^srcdoc$/.test(key) || (isLink && !isPlain)) live.push(whole);
      }
      return "";
    });
  return [...live, ...(rest.match(/.{0,40}[<>].{0,40}/g) ?? [])];
}
