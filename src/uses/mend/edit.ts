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
