import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { here, root } from "./packages.ts";

/** The seconds of one tool, by document; NaN where it fails. */
interface Line {
  tool: string;
  seconds: number[];
}

const width = 760;
const left = 110;
const right = 24;
const top = 92;
const rowHeight = 34;
const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** Draws the first table of RESULTS.md as `docs/generation.svg`: a row a document, a dot a tool, ours in colour. */
export function drawPicture(): void {
  const results = readFileSync(join(here, "RESULTS.md"), "utf8");
  const { documents, lines } = read(results);
  writeFileSync(join(root, "docs", "generation.svg"), svg(documents, lines));
}

function read(results: string): { documents: string[]; lines: Line[] } {
  const start = results.indexOf("### Seconds from the start");
  const [head = [], , ...rows] = results
    .slice(start, results.indexOf("###", start + 3))
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const lines = rows.map(([tool = "", ...cells]) => ({
    tool,
    seconds: cells.map((cell) => Number.parseFloat(cell.replace(/[*,]/g, ""))),
  }));
  return { documents: head.slice(1), lines };
}

function svg(documents: readonly string[], lines: readonly Line[]): string {
  const height = top + documents.length * rowHeight + 40;
  const all = lines.flatMap(({ seconds }) => seconds).filter(Number.isFinite);
  const least = Math.log(Math.min(...all) * 0.85);
  const most = Math.log(Math.max(...all) * 1.15);
  const x = (seconds: number): string =>
    (left + ((Math.log(seconds) - least) / (most - least)) * (width - left - right)).toFixed(1);
  const shown = ticks.filter((tick) => Math.log(tick) > least && Math.log(tick) < most);
  const bottom = height - 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Seconds to generate a client, by document and tool">`,
    style(lines.length),
    `<rect class="page" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="20" y="30">Seconds to generate a client, nothing there before</text>`,
    ...legend(lines),
    ...shown.map(
      (tick) =>
        `<path class="grid" d="M${x(tick)} ${top - 8}V${bottom}"/><text class="small" x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick} s</text>`,
    ),
    ...documents.flatMap((name, row) => {
      const y = top + row * rowHeight + rowHeight / 2;
      return [
        `<text class="name" x="${left - 14}" y="${y + 4}" text-anchor="end">${name}</text>`,
        // Ours last, over the others.
        ...[...lines.entries()].reverse().flatMap(([tool, { seconds }]) => {
          const value = seconds[row] ?? NaN;
          return Number.isFinite(value)
            ? [dot(tool, x(value), y, `${lines[tool]?.tool}: ${value} s`)]
            : [];
        }),
      ];
    }),
    `</svg>\n`,
  ].join("\n");
}

function dot(tool: number, x: string | number, y: number, title: string): string {
  const label = `<title>${title}</title>`;
  return `<circle class="t${tool}" cx="${x}" cy="${y}" r="${tool === 0 ? 7 : 5}">${label}</circle>`;
}

function legend(lines: readonly Line[]): string[] {
  const perRow = 4;
  return lines.flatMap(({ tool }, index) => {
    const x = 26 + (index % perRow) * 184;
    const y = 50 + Math.floor(index / perRow) * 18;
    const name = tool
      .replace(/ \(types only\)/, "")
      .replace("openapi-typescript + openapi-fetch", "openapi-typescript");
    return [
      dot(index, x, y, tool),
      `<text class="small" x="${x + 12}" y="${y + 4}">${name}</text>`,
    ];
  });
}

/** Ours in one strong colour, the others in tones that are told apart by hue and by lightness. */
function style(count: number): string {
  const hues = [0, 215, 275, 30, 160, 50, 320, 190];
  const tones = (saturation: number, lightness: readonly number[]): string =>
    Array.from({ length: count - 1 }, (_, index) => {
      const hue = hues[(index + 1) % hues.length] ?? 0;
      return `.t${index + 1}{fill:hsl(${hue} ${saturation}% ${lightness[index % lightness.length]}%)}`;
    }).join("");
  const light = `.page{fill:#fff}text{fill:#24292f}.grid{stroke:#d8dee4}.t0{fill:#d1242f}${tones(45, [48, 60, 42])}`;
  const dark = `.page{fill:#0d1117}text{fill:#e6edf3}.grid{stroke:#30363d}.t0{fill:#ff7b72}${tones(40, [68, 58, 76])}`;
  return `<style>text{font:13px system-ui,sans-serif}.title{font-size:15px;font-weight:600}.small{font-size:11px}circle{stroke:none}${light}@media(prefers-color-scheme:dark){${dark}}</style>`;
}
