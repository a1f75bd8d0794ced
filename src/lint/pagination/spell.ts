import type { Declaration } from "./propose.js";

/** A declaration as a line to paste into the document, in the document's own notation. */
export function spellDeclaration(declaration: Declaration, file: string): string {
  if (file.toLowerCase().endsWith(".json")) {
    const members = Object.entries(declaration).map(
      ([word, value]) => `${JSON.stringify(word)}: ${JSON.stringify(value)}`,
    );
    return `"x-pagination": { ${members.join(", ")} }`;
  }
  const members = Object.entries(declaration).map(([word, value]) => `${word}: ${plain(value)}`);
  return `x-pagination: { ${members.join(", ")} }`;
}

/** A value in YAML's flow style: names are plain, anything else is in quotes. */
function plain(value: number | string): string {
  return typeof value === "number" || /^[a-z_][\w.]*$/i.test(value)
    ? String(value)
    : JSON.stringify(value);
}
