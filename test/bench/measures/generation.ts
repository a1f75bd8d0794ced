import type { BenchDocument } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import type { MeasuredRun } from "../measured-run.ts";
import { generateAgain, generateCold, outcomeOf } from "../output.ts";
import { balanced, median } from "../statistics.ts";
import { compared, number, quantity, table, type Row } from "../table.ts";
import type { Tool } from "../tool.ts";
import { ours, peers } from "../tools.ts";

/** All runs of one tool on one document. */
interface Runs {
  cold: MeasuredRun[];
  again: MeasuredRun[];
  problem?: string;
}

type Figure = (runs: Runs) => number;

const tools = [ours, ...peers];
const figures: readonly { title: string; unit: string; of: Figure }[] = [
  {
    title: "Seconds from the start of the process to its end, nothing there before",
    unit: " s",
    of: ({ cold }) => median(cold.map(({ wallMs }) => wallMs)) / 1000,
  },
  {
    title: "Seconds again, input and output unchanged",
    unit: " s",
    of: ({ again }) => median(again.map(({ wallMs }) => wallMs)) / 1000,
  },
  {
    title: "Processor seconds of all threads, nothing there before",
    unit: " s",
    of: ({ cold }) => median(cold.map(({ cpuMs }) => cpuMs)) / 1000,
  },
  {
    title: "Peak memory in MB, nothing there before",
    unit: "",
    of: ({ cold }) => median(cold.map(({ peakMb }) => peakMb)),
  },
];

export const generation: Measure = {
  name: "generation",
  title: "Generation",
  async run({ documents, isQuick }: MeasureOptions): Promise<string> {
    const results = new Map<BenchDocument, Map<Tool, Runs>>();
    for (const document of documents) results.set(document, await measure(document, isQuick));
    return [
      `A process a run, the tools in turn. The median of ${tools.length} runs where one takes less than 2 s, of three where it takes less than 6 s, otherwise one run. Unchanged input: one run of each peer, none where it takes more than 20 s.`,
      "In brackets: how many times ours. Bold: better than ours.",
      ...figures.map((figure) => `### ${figure.title}\n\n${show(results, figure)}`),
      problems(results),
    ].join("\n\n");
  },
};

async function measure(document: BenchDocument, isQuick: boolean): Promise<Map<Tool, Runs>> {
  const all = new Map<Tool, Runs>(tools.map((tool) => [tool, { cold: [], again: [] }]));
  // As many as there are orders in which each follows each other.
  for (let round = 0; round < tools.length; round++) {
    for (const [tool, runs] of balanced([...all], round)) {
      if (runs.problem !== undefined || round >= roundsFor(runs, isQuick)) continue;
      const cold = await generateCold(tool, document);
      const outcome = outcomeOf(tool, document, cold);
      progress(document, tool, cold);
      if (!outcome.ok) {
        runs.problem = outcome.problem;
        continue;
      }
      runs.cold.push(cold);
      // Peers have no cache: one run shows it, and for the slowest not even that is worth the wait.
      const isWorthIt = round === 0 && cold.wallMs < 20_000;
      if (tool === ours || isWorthIt) runs.again.push(await generateAgain(tool, document));
    }
  }
  return all;
}

function roundsFor({ cold: [first] }: Runs, isQuick: boolean): number {
  if (first === undefined || first.wallMs >= 6000) return 1;
  if (isQuick) return first.wallMs < 2000 ? 3 : 1;
  return first.wallMs < 2000 ? tools.length : 3;
}

function progress(document: BenchDocument, tool: Tool, { wallMs, peakMb }: MeasuredRun): void {
  process.stderr.write(
    `${document.name}: ${tool.name} ${number(wallMs / 1000)} s, ${number(peakMb)} MB\n`,
  );
}

function show(
  results: ReadonlyMap<BenchDocument, ReadonlyMap<Tool, Runs>>,
  { unit, of }: { unit: string; of: Figure },
): string {
  const rows = tools.map((tool): Row => ({
    name: tool.isTypesOnly ? `${tool.name} (types only)` : tool.name,
    cells: [...results.values()].map((runs) => {
      const mine = runs.get(ours);
      const these = runs.get(tool);
      if (these === undefined || mine === undefined) return "–";
      if (these.problem !== undefined) return "fails";
      return tool === ours ? quantity(of(these), unit) : compared(of(these), of(mine), unit);
    }),
  }));
  return table(
    [...results.keys()].map(({ name }) => name),
    rows,
  );
}

function problems(results: ReadonlyMap<BenchDocument, ReadonlyMap<Tool, Runs>>): string {
  const lines = [...results].flatMap(([document, runs]) =>
    [...runs].flatMap(([tool, { problem }]) =>
      problem === undefined ? [] : [`- ${tool.name} on ${document.name}: \`${problem}\``],
    ),
  );
  return lines.length === 0 ? "No tool failed." : `Failures:\n\n${lines.join("\n")}`;
}
