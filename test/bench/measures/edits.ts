import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents as find } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { measuredRun } from "../measured-run.ts";
import { here, root } from "../packages.ts";
import { processorMs } from "../processor-time.ts";
import { median } from "../statistics.ts";
import { number, table } from "../table.ts";

const main = join(root, "dist", "cli", "main.js");
const project = join(here, ".output", "edits");
const spec = join(project, "openapi.json");
const args = [main, "generate", "--spec", spec, "--out", "client", "--layout", "source"];

export const edits: Measure = {
  name: "edits",
  title: "One line edited",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const [document] = find(["github"]);
    if (document === undefined) return "The document is not there.";
    const text = readFileSync(document.file, "utf8");
    const rounds = isQuick ? 1 : 5;
    const cold: number[] = [];
    const fresh: number[] = [];
    for (let round = 0; round < rounds; round++) {
      start(text);
      cold.push((await measuredRun({ args, cwd: project })).cpuMs);
      writeFileSync(spec, edited(text, round));
      fresh.push((await measuredRun({ args, cwd: project })).cpuMs);
    }
    const watched = await watch(text, rounds);
    const base = median(cold);
    const row = (name: string, values: readonly number[]): { name: string; cells: string[] } => ({
      name,
      cells: [`${number(median(values) / 1000)} s`, `${number(median(values) / base)}×`],
    });
    return [
      "A word of one description of github's document is edited. Processor time of all threads, the median of the runs, and how many times that of a run with nothing there before.",
      table(
        ["processor", "of a cold run"],
        [
          row("nothing there before", cold),
          row("edited, a new process", fresh),
          row("edited, `--watch`", watched),
        ],
      ),
    ].join("\n\n");
  },
};

function start(text: string): void {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, "node_modules"), { recursive: true });
  writeFileSync(spec, text);
}

function edited(text: string, round: number): string {
  const changed = text.replace(/("description"\s*:\s*")Get the/, `$1Get (${round}) the`);
  if (changed === text) throw new Error("There is no such description.");
  return changed;
}

/** The processor time of a process that watches, from an edit to its report. */
async function watch(text: string, rounds: number): Promise<number[]> {
  start(text);
  const child = spawn(process.execPath, [...args, "--watch"], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let reports = 0;
  let tell = (): void => undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    if (!/files? written/.test(String(chunk))) return;
    reports++;
    tell();
  });
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      tell = () => reports >= count && resolve();
      tell();
    });
  const times: number[] = [];
  await until(1);
  for (let round = 0; round < rounds; round++) {
    const before = processorMs(child.pid);
    writeFileSync(spec, edited(text, round));
    await until(round + 2);
    times.push(processorMs(child.pid) - before);
    process.stderr.write(`watched: ${Math.round(times.at(-1) ?? NaN)} ms of processor time\n`);
  }
  child.kill("SIGINT");
  return times;
}
