/** A row of a table: what it is about, and one cell a column. */
export interface Row {
  name: string;
  cells: readonly string[];
}

/** A table in Markdown, its numbers to the right. */
export function table(columns: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...columns]),
    line(["---", ...columns.map(() => "--:")]),
    ...rows.map(({ name, cells }) =>
      line([name, ...cells.map((cell) => cell.replace(/\|/g, "\\|"))]),
    ),
  ].join("\n");
}

/** A number with its unit, or a dash where there is none. */
export function quantity(value: number, unit: string): string {
  return Number.isFinite(value) ? number(value) + unit : "–";
}

/** A number with three digits that count, such as 0.85, 12.3 and 4,024. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

/** A value and how many times ours it is; bold where a peer is better than we are. */
export function compared(value: number, ours: number, unit = ""): string {
  const text = quantity(value, unit);
  if (!Number.isFinite(ours) || !Number.isFinite(value)) return text;
  const ratio = `${text} (${number(value / ours)}×)`;
  return value < ours ? `**${ratio}**` : ratio;
}
