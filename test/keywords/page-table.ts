import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { root } from "../program.js";

const page = join(root, "docs", "keywords.md");
const spaced = (text: string): string => text.replaceAll(/ +|-{3,}/g, " ").trim();

/** A table of docs/keywords.md: what stands between two comments. */
export interface PageTable {
  start: string;
  end: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Whether these are all rows, or some of them. */
  isWhole: boolean;
}

/** Holds a table of the page against what was found out; with UPDATE_KEYWORDS=1 it is written. */
export function holdTable({ start, end, head, rows, isWhole }: PageTable): void {
  const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  const [before = "", rest = ""] = readFileSync(page, "utf8").split(`${start}\n`);
  const [table = "", after = ""] = rest.split(end);
  if (process.env["UPDATE_KEYWORDS"])
    writeFileSync(page, `${before}${start}\n\n${lines.join("\n")}\n\n${end}${after}`);
  else if (isWhole) expect(spaced(table)).toBe(spaced(lines.join("\n")));
  else expect(table.split("\n").map(spaced)).toEqual(expect.arrayContaining(lines.map(spaced)));
}
