import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import { visible } from "../../text/visible.js";

/**
 * The beginning of a text of the document, at most so long, its words whole: agents pay for each of them. Hosts show it
 * as Markdown, so it has no image and no HTML, and agents read what people do not see, so there is nothing of that.
 */
export function brief(text: string, most: number): string {
  return cut(plain(text), most);
}

/** The first sentences of a text, as many as make up so many characters; of the first one the beginning at least. */
export function sentences(text: string, most: number): string {
  const [paragraph = ""] = text.trim().split(/\n[ \t]*\n/);
  const [first = "", ...others] = plain(paragraph).split(/(?<=[^.][.!?]) (?=[A-Z`[*_])/);
  let told = cut(first, most);
  for (const each of others) {
    if (told.length + each.length >= most) break;
    told += ` ${each}`;
  }
  return told;
}

function plain(text: string): string {
  return visible(cleanMarkdown(text).trim().replace(/\s+/g, " "));
}

function cut(whole: string, most: number): string {
  if (whole.length <= most) return whole;
  return `${whole.slice(0, most).replace(/\s+\S*$/, "")} …`;
}
