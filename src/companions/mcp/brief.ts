import { cleanMarkdown } from "../../text/markdown/clean-markdown.js";
import { visible } from "../../text/visible.js";

/**
 * The beginning of a text of the document, at most so long, its words whole: agents pay for each of them. Hosts show it
 * as Markdown, so it has no image and no HTML, and agents read what people do not see, so there is nothing of that.
 */
export function brief(text: string, most: number): string {
  const whole = visible(cleanMarkdown(text).trim().replace(/\s+/g, " "));
  if (whole.length <= most) return whole;
  return `${whole.slice(0, most).replace(/\s+\S*$/, "")} …`;
}
