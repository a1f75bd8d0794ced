import { elsewhere } from "./elsewhere.js";
import type { Row, Section } from "./section.js";

/** The table of faults as a page: what each row ended as, in the run that has just been. */
export function page(
  sections: readonly Section[],
  cells: ReadonlyMap<Row, readonly string[]>,
): string {
  const parts = sections.map(({ title, columns, rows }) => {
    const lines = rows.map((row) => [row.name, ...(cells.get(row) ?? [])]);
    return [`## ${title}`, "", ...table([["fault", ...columns], ...lines])].join("\n");
  });
  const others = elsewhere.map(({ fault, outcome, file }) => [fault, outcome, `\`test/${file}\``]);
  const last = table([["fault", "what comes of it", "tried by"], ...others]);
  parts.push(["## Tried elsewhere", "", ...last].join("\n"));
  return `${intro(sections.flatMap(({ rows }) => rows).length)}\n${parts.join("\n\n")}\n`;
}

function intro(count: number): string {
  return `# Faults

What the runtime makes of ${count} faults, each tried on raw sockets. A cell tells what came of a kind of request, of a way
of fetching pages or of a helper: the member of the error union with its status, time limit or code, whether a write
may have been applied, and how many requests the server saw. In no failure, printed in any way, was a byte of the key,
of a header, of an external id, or of a body in either direction.

Lists have five pages of two records; a cell tells the pages and the failures that were yielded. The loop asks for a
page that failed again, three times at most. \`records\` are those that were handed out, each once and in order. When a
list has ended, no socket is open.

With an external id, \`records\` are those that the server holds in the end, and never two have the same one.

Written by \`UPDATE_FAULTS=1 npx vitest run test/runtime/faults\`; a test holds this page against what ran.
`;
}

/** A Markdown table with its columns aligned, as Prettier has it. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(width(column))).join(" | ")} |`;
  const [header = [], ...rest] = rows;
  const rule = header.map((_, column) => "-".repeat(width(column)));
  return [line(header), line(rule), ...rest.map(line)];
}
