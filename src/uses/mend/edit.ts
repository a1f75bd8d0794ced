import type { ts } from "ts-morph";

/** A piece of a file that becomes another text. */
export interface Edit {
  /** The absolute path. */
  file: string;
  start: number;
  end: number;
  text: string;
}

/** The text with its edits; of several in one place the first counts. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let position = 0;
  let result = "";
  for (const { start, end, text: own } of sorted) {
    if (start < position) continue;
    result += text.slice(position, start) + own;
    position = end;
  }
  return result + text.slice(position);
}

/** Edits by the files that they are of. */
export function byFile(edits: readonly Edit[]): Map<string, Edit[]> {
  const found = new Map<string, Edit[]>();
  for (const edit of edits) found.set(edit.file, [...(found.get(edit.file) ?? []), edit]);
  return found;
}

export function replace(node: ts.Node, text: string): Edit {
  return { file: node.getSourceFile().fileName, start: node.getStart(), end: node.end, text };
}

export function insert(node: ts.Node, at: number, text: string): Edit {
  return { file: node.getSourceFile().fileName, start: at, end: at, text };
}

/** Takes away what stands between two places of the file of a node. */
export function cut(node: ts.Node, start: number, end: number): Edit {
  return { file: node.getSourceFile().fileName, start, end, text: "" };
}

/** The quotes stay what they are. */
export function inQuotes(node: ts.Node, text: string): Edit {
  const [start, end] = [node.getStart() + 1, node.end - 1];
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll("`", "\\`");
  return { file: node.getSourceFile().fileName, start, end, text: quoted };
}

export function isPlainName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/** A name as the key of an object. */
export function keyText(name: string): string {
  return isPlainName(name) ? name : JSON.stringify(name);
}

/** A name as it stands behind an object. */
export function accessText(name: string, isOptional = false): string {
  const dot = isOptional ? "?." : "";
  return isPlainName(name) ? `${dot || "."}${name}` : `${dot}[${JSON.stringify(name)}]`;
}
