import { visible } from "./visible.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text with texts of a document in it for HTML, in elements and in quoted attributes (HTML, 13.1.2.3): it adds no markup. */
export function htmlText(text: string): string {
  return visible(text.replace(/\s+/g, " ")).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** The same of a sentence, in which what stands between backticks is code. */
export function htmlSentence(sentence: string): string {
  return sentence
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? htmlText(part) : `<code>${htmlText(part)}</code>`))
    .join("");
}
