import { measuredRun, type MeasuredRun, type Script } from "./measured-run.ts";
import { median } from "./statistics.ts";
import { compared, quantity, type Row } from "./table.ts";

/** A script to measure, and what it is called in a table. */
export interface Contender {
  name: string;
  script: Script;
}

/** The runs of each, in turn: what else the machine does at a time hits all of them. */
export async function inTurn(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<Contender, MeasuredRun[]>> {
  const runs = new Map<Contender, MeasuredRun[]>(contenders.map((each) => [each, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contender, own] of runs) {
      const run = await measuredRun(contender.script);
      // 1: what it looked for was there.
      if (run.exitCode > 1) throw new Error(`${contender.name} fails: ${run.output}`);
      process.stderr.write(`${contender.name}: ${Math.round(run.cpuMs)} ms of processor time\n`);
      own.push(run);
    }
  }
  return runs;
}

/** Processor time, time on the clock and memory of each, the first being what the others are compared with. */
export function rowsOf(runs: ReadonlyMap<Contender, readonly MeasuredRun[]>): Row[] {
  const figures = [...runs].map(([{ name }, own]) => ({
    name,
    values: [
      median(own.map(({ cpuMs }) => cpuMs)) / 1000,
      median(own.map(({ wallMs }) => wallMs)) / 1000,
      median(own.map(({ peakMb }) => peakMb)),
    ],
  }));
  const ours = figures[0]?.values ?? [];
  return figures.map(({ name, values }, index) => ({
    name,
    cells: values.map((value, column) => {
      const unit = column === 2 ? " MB" : " s";
      return index === 0 ? quantity(value, unit) : compared(value, ours[column] ?? NaN, unit);
    }),
  }));
}

export const runColumns = ["processor", "clock", "memory"];
