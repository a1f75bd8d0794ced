import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** The tree of a text in Markdown (CommonMark), with offsets. The build puts the parser into this module. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text);
}
