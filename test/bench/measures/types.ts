import { completions } from "../call.ts";
import { completionTimes, type CompletionTimes } from "../completion.ts";
import { documents as find, type BenchDocument } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { measuredRun, type MeasuredRun } from "../measured-run.ts";
import { ensureOutput, projectOf } from "../output.ts";
import { packageFile } from "../packages.ts";
import { median } from "../statistics.ts";
import { compared, number, quantity, table } from "../table.ts";
import type { Tool } from "../tool.ts";
import { ours, oursAsPackage, peers } from "../tools.ts";

/** What the compilers and an editor have to do with the output of one tool. */
interface Checked extends CompletionTimes {
  with59: MeasuredRun[];
  with7: MeasuredRun[];
  errors: number;
  /** With what a careful project turns on beside `strict`. */
  errorsOfMoreFlags: number;
}

const columns: readonly { title: string; unit: string; of: (checked: Checked) => number }[] = [
  {
    title: "tsc 5.9",
    unit: " s",
    of: ({ with59 }) => median(with59.map(({ wallMs }) => wallMs)) / 1000,
  },
  {
    title: "tsc 7",
    unit: " s",
    of: ({ with7 }) => median(with7.map(({ wallMs }) => wallMs)) / 1000,
  },
  {
    title: "processor, 5.9",
    unit: " s",
    of: ({ with59 }) => median(with59.map(({ cpuMs }) => cpuMs)) / 1000,
  },
  {
    title: "memory, 5.9",
    unit: " MB",
    of: ({ with59 }) => median(with59.map(({ peakMb }) => peakMb)),
  },
  { title: "errors", unit: "", of: ({ errors }) => errors },
  { title: "errors, more flags", unit: "", of: ({ errorsOfMoreFlags }) => errorsOfMoreFlags },
  { title: "first completion", unit: " ms", of: ({ firstMs }) => firstMs },
  { title: "next completion", unit: " ms", of: ({ nextMs }) => nextMs },
];

const subjects = ["museum", "stripe", "github"];
const moreFlags = [
  ...["--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"],
  ...["--verbatimModuleSyntax", "--isolatedModules"],
];

export const types: Measure = {
  name: "types",
  title: "Types of the output",
  async run({ documents, isQuick }: MeasureOptions): Promise<string> {
    const names = documents.map(({ name }) => name);
    const parts = [
      "The output of a tool as one project, ours also as what a project sees of it as a package (`--layout package`, built): declarations, which `skipLibCheck` leaves unchecked, as it would those of any output that somebody builds a package of. Options: `strict`, `skipLibCheck`, resolution as bundlers do, ES2024 and DOM. More flags: `exactOptionalPropertyTypes`, `noUncheckedIndexedAccess`, `verbatimModuleSyntax`, `isolatedModules`. Completion: what may stand in the query of a call, by TypeScript's server (5.9), from its start and after one more key. In brackets: how many times ours. Bold: better than ours.",
    ];
    for (const document of find(subjects)) {
      if (names.includes(document.name)) parts.push(await section(document, isQuick ? 1 : 3));
    }
    return parts.join("\n\n");
  },
};

async function section(document: BenchDocument, rounds: number): Promise<string> {
  const all = new Map<Tool, Checked | undefined>();
  for (const tool of [ours, oursAsPackage, ...peers]) {
    all.set(tool, await check(tool, document, rounds));
  }
  const mine = all.get(ours);
  const rows = [...all].map(([tool, checked]) => ({
    name: tool.name,
    cells: columns.map(({ unit, of }) => {
      if (checked === undefined) return "fails";
      if (tool === ours || mine === undefined || of(mine) === 0) return quantity(of(checked), unit);
      return compared(of(checked), of(mine), unit);
    }),
  }));
  const titles = columns.map(({ title }) => title);
  return `### ${document.name}\n\n${table(titles, rows)}`;
}

async function check(
  tool: Tool,
  document: BenchDocument,
  rounds: number,
): Promise<Checked | undefined> {
  const output = await ensureOutput(tool, document);
  if (!output.ok) return undefined;
  const with59 = await compile(tool, document, { compiler: "typescript", rounds });
  const with7 = await compile(tool, document, { compiler: "typescript-7", rounds });
  const careful = await compile(tool, document, {
    compiler: "typescript-7",
    rounds: 1,
    flags: moreFlags,
  });
  const asked = completions.find(({ call }) => call.document === document.name);
  const times = asked && (await completionTimes(tool, document, asked));
  return {
    with59,
    with7,
    errors: errorsOf(with59),
    errorsOfMoreFlags: errorsOf(careful),
    firstMs: times?.firstMs ?? NaN,
    nextMs: times?.nextMs ?? NaN,
  };
}

async function compile(
  tool: Tool,
  document: BenchDocument,
  { compiler, rounds, flags = [] }: { compiler: string; rounds: number; flags?: string[] },
): Promise<MeasuredRun[]> {
  const args = [packageFile(compiler, "bin", "tsc"), "-p", ".", ...flags];
  const runs: MeasuredRun[] = [];
  // Twice is enough where a run is long.
  while (runs.length < Math.min(rounds, (runs[0]?.wallMs ?? 0) < 2500 ? 3 : 2)) {
    runs.push(await measuredRun({ args, cwd: projectOf(tool, document) }));
  }
  const last = number((runs.at(-1)?.wallMs ?? NaN) / 1000);
  process.stderr.write(`${document.name}: ${tool.name}, ${compiler} ${last} s\n`);
  return runs;
}

function errorsOf([run]: readonly MeasuredRun[]): number {
  return run?.output.match(/error TS\d+/g)?.length ?? 0;
}
