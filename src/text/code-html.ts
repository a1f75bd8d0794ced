import { htmlText } from "./html-text.js";

/** Code or an answer of several lines for HTML, in a `pre`: its line ends and its indentation stay. */
export function codeHtml(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [indent = ""] = /^ */.exec(line) ?? [];
      return indent + htmlText(line.slice(indent.length));
    })
    .join("\n");
}
