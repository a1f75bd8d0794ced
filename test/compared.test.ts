import { describe, expect, test } from "vitest";
import { textOf } from "./docs-blocks.js";

/** The tools of the table of docs/compared.md, as RESULTS.md begins their names. */
const tools = [
  ...["healos-codegen", "Redocly generate-client", "hey-api", "Orval"],
  ...["openapi-typescript", "oazapfts"],
];

/** Where RESULTS.md has what a row is about. */
const measures: Record<string, string[]> = {
  generate: [
    "## Generation",
    "### Seconds from the start of the process to its end, nothing there before",
  ],
  "again, unchanged": ["## Generation", "### Seconds again, input and output unchanged"],
  "peak memory, MB": ["## Generation", "### Peak memory in MB, nothing there before"],
  "errors, more flags": ["## Types of the output", "### github"],
  "tsc 5.9": ["## Types of the output", "### github"],
  "next completion": ["## Types of the output", "### github"],
  "bytes, gzipped": ["## Size"],
  "over plain fetch": ["## Overhead of a call"],
};

/** The column, where the row names the document instead. */
const columns: Record<string, string> = {
  "errors, more flags": "errors, more flags",
  "tsc 5.9": "tsc 5.9",
  "next completion": "next completion",
};

describe("the table beside other tools", () => {
  const results = textOf("test/bench/RESULTS.md");
  const [head, , ...rows] = tableAfter(
    `\n${textOf("docs/compared.md")}`,
    "# Compared with other tools",
  );

  test.each(rows.map((row) => [row[0] as string, row.slice(1)] as const))("%s", (label, cells) => {
    const [, row = "", column = ""] = /^(.*?): (.*)$/.exec(label) ?? [];
    const measured = tableAfter(results, ...(measures[row] ?? []));
    const at = (measured[0] ?? []).indexOf(columns[row] ?? column);
    const expected = tools.map((tool) => {
      const found = measured.find(([name = ""]) => name.startsWith(tool));
      return found?.[at]?.replaceAll("**", "").replace(/ \([\d.,]+×\)$/, "");
    });
    expect(cells).toEqual(expected);
  });

  test("names the tools in the order of its cells", () => {
    expect(head?.slice(1).map((name) => name.split(",")[0])).toEqual(tools.map(shortName));
  });
});

/** The cells of the first table below these headings, row by row. */
function tableAfter(text: string, ...headings: string[]): string[][] {
  let at = 0;
  for (const heading of headings) {
    at = text.indexOf(`\n${heading}\n`, at);
    expect({ heading, found: at >= 0 }).toEqual({ heading, found: true });
  }
  const [table = ""] = /(?:^\|.*\n)+/m.exec(text.slice(at)) ?? [];
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|").slice(1, -1))
    .map((row) => row.map((value) => value.trim()));
}

function shortName(tool: string): string {
  return tool === "Redocly generate-client" ? "Redocly" : tool;
}
