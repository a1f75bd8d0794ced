/** A bracket as a whole, an escape, the beginning of a group, a count, or one character. */
const part =
  /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\{(\d+)(?:,(\d*))?\}|./gsu;

/** How long a regular expression is with its counts written out: `(ab){3}` is six. */
export function sizeOf(pattern: string): number {
  /** The sizes of the groups that are open, the outermost first. */
  const open: number[] = [];
  let size = 0;
  let last = 0;
  for (const [token, least, most] of pattern.matchAll(part)) {
    if (token.startsWith("(")) {
      open.push(size);
      size = 0;
      last = 0;
    } else if (token === ")") {
      last = size + 1;
      size = (open.pop() ?? 0) + last;
    } else if (least !== undefined) {
      const times = Math.max(1, Number(most || least));
      size += last * (times - 1);
      last *= times;
    } else {
      last = 1;
      size += 1;
    }
  }
  return open.reduce((sum, each) => sum + each, size);
}
