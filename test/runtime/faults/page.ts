import { kinds, type Fault } from "./fault.js";

const titles: Readonly<Record<string, string>> = {
  lost: "Lost on the way",
  statuses: "Statuses",
  redirects: "Redirects",
  bodies: "Bodies of successes",
  caller: "The caller, its key supplier and its middleware",
};

/** The table of faults as a page: what each kind of request ended as, in the run that has just been. */
export function page(
  groups: Readonly<Record<string, readonly Fault[]>>,
  ends: ReadonlyMap<string, readonly string[]>,
): string {
  const sections = Object.entries(groups).map(([group, faults]) => {
    const rows = faults.map(({ name }) => [name, ...(ends.get(name) ?? [])]);
    return [`## ${titles[group]}`, "", ...table([["fault", ...kinds], ...rows])].join("\n");
  });
  return `${intro(Object.values(groups).flat().length)}\n${sections.join("\n\n")}\n`;
}

function intro(count: number): string {
  return `# Faults

What the runtime makes of ${count} faults, each tried on raw sockets with ${kinds.length} kinds of request. A cell tells the member of the
error union with its status, time limit or code, whether a write may have been applied, and how many requests the
server saw. In no failure, printed in any way, was a byte of the key, of a header, or of a body in either direction.
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
