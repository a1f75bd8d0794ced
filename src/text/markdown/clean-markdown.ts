import type { Nodes } from "mdast";
import { safeUrl } from "../safe-url.js";
import { parseMarkdown } from "./parse-markdown.js";
import { withoutTags } from "./tags.js";

/** What may be more than text: HTML, fences, images, templates of page builders, definitions, links to odd schemes. */
const suspicious = /<|```|~~~|!\[|\{\{|\]:|\]\(\s*(?!https?:\/\/|mailto:|[#/.\w-]+(?:[/#.)]|\s))/i;

/** Most rounds: what a removed tag leaves may be Markdown of its own. */
const maxRounds = 5;

/** A part of the text and what stands in its place. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The Markdown of a document as it may stand in a page: no HTML, no image that a reader's program would fetch, no link
 * but to the web or to mail, nothing that builders of pages (VitePress, MDX) would run, and no fence that is left open
 * and takes in what follows. The rest stays as it was written, to the letter.
 */
export function cleanMarkdown(markdown: string): string {
  if (!suspicious.test(markdown)) return markdown;
  let text = markdown;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = edited(text, editsOf(text));
    if (next === text) return text;
    text = next;
  }
  // Whoever goes on for so long hides something: nothing of it is markup.
  return text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, "\\$&");
}

function editsOf(text: string): Edit[] {
  const tree = parseMarkdown(text);
  const edits: Edit[] = [];
  const visit = (node: Nodes): void => {
    const edit = editOf(node, text);
    if (edit !== undefined) edits.push(edit);
    else if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  const open = openFence(tree, text);
  if (open !== undefined) edits.push({ start: text.length, end: text.length, text: `\n${open}` });
  return edits;
}

/** What becomes of a node; undefined where it stays, and those in it are looked at. */
function editOf(node: Nodes, text: string): Edit | undefined {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const source = text.slice(start, end);
  const becomes = (by: string): Edit | undefined =>
    by === source ? undefined : { start, end, text: by };
  switch (node.type) {
    case "html":
      return becomes(withoutTags(source).replace(/\\?</g, "\\<"));
    case "image":
      return becomes(linkOf(node.alt ?? "", safeUrl(node.url)));
    case "imageReference":
      return becomes(asText(node.alt ?? ""));
    case "definition":
      return safeUrl(node.url) === undefined ? becomes("") : undefined;
    case "link": {
      if (safeUrl(node.url) !== undefined) return undefined;
      const [first, last] = [node.children[0], node.children.at(-1)];
      const [from, to] = [first?.position?.start.offset, last?.position?.end.offset];
      // An autolink is its own text.
      return becomes(source.startsWith("<") ? asText(source.slice(1, -1)) : text.slice(from, to));
    }
    case "text":
      return becomes(
        source.replace(/\{\{.*?(?:\}\}|$)/gs, (part) => `\`${part.replace(/[`\s]+/g, " ")}\``),
      );
    default:
      return undefined;
  }
}

function linkOf(label: string, url: string | undefined): string {
  const text = asText(label);
  return url === undefined ? text : `[${text || asText(url)}](<${url}>)`;
}

function asText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>!|~&]/g, "\\$&");
}

/** The closing fence that a code block at the end of the text lacks. */
function openFence(tree: Nodes, text: string): string | undefined {
  const last = "children" in tree ? tree.children.at(-1) : undefined;
  if (last?.type !== "code") return undefined;
  const lines = text.slice(last.position?.start.offset, last.position?.end.offset).split("\n");
  const [, fence = ""] = /^ *(`{3,}|~{3,})/.exec(lines[0] ?? "") ?? [];
  const closing = new RegExp(`^ {0,3}${fence[0] ?? ""}{${fence.length},}[ \\t]*$`);
  const isClosed = lines.length > 1 && closing.test(lines.at(-1) ?? "");
  return fence === "" || isClosed ? undefined : fence;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
