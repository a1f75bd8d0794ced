/** Text for one cell of a table: one line, and no character that would end the cell or begin markup. */
export function oneLine(text: string): string {
  return (
    text
      .split("\n\n")[0]
      ?.replace(/\s+/g, " ")
      .replace(/[\\|<>[\]`*_]/g, "\\$&")
      .trim() ?? ""
  );
}
