import { lineWidth } from "./format.js";

/** What a list of parts stands between, and what beside them where they stand on one line. */
interface Around {
  start: string;
  end: string;
  space: "" | " ";
}

/** Parts in brackets: on one line where that is short enough, otherwise each on its own. */
export function bracketed(parts: readonly string[], { start, end, space }: Around): string {
  const line = start + space + parts.join(", ") + space + end;
  if (line.length <= lineWidth || parts.length === 0) return line;
  return `${start}\n${parts.map((part) => `  ${part},\n`).join("")}${end}`;
}
