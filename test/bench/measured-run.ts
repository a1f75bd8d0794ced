import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A script to run with Node, and what it is run with. */
export interface Script {
  /** The script and its arguments. */
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>> | undefined;
}

/** What a process took, from its start to its end. */
export interface MeasuredRun {
  wallMs: number;
  /** User and system time of all its threads. */
  cpuMs: number;
  /** The most memory that it, or one that it started, held at a time. */
  peakMb: number;
  exitCode: number;
  output: string;
}

const longestMs = 300_000;
/** By the environment, since some tools run their work in a process of their own. */
const settings = {
  NODE_OPTIONS: `--require ${join(import.meta.dirname, "report-usage.cjs")}`,
  NO_COLOR: "1",
  CI: "1",
};

/** Runs a script in a process of its own. Nothing may run beside it. */
export async function measuredRun({ args, cwd, env }: Script): Promise<MeasuredRun> {
  const usageFile = join(cwd, ".usage.jsonl");
  rmSync(usageFile, { force: true });
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...settings, ...env, BENCH_USAGE: usageFile },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longestMs,
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? -1));
  });
  const wallMs = performance.now() - started;
  return { wallMs, exitCode, output, ...readUsage(usageFile) };
}

/** The time of the process and those that it started, and the memory of the largest. */
function readUsage(file: string): { cpuMs: number; peakMb: number } {
  let cpuMs = 0;
  let peakMb = 0;
  try {
    for (const line of readFileSync(file, "utf8").trim().split("\n")) {
      const usage = JSON.parse(line) as { peakKb: number; cpuMs: number };
      cpuMs += usage.cpuMs;
      peakMb = Math.max(peakMb, usage.peakKb / 1024);
    }
  } catch {
    // A process that was killed tells nothing.
  }
  return { cpuMs, peakMb };
}
