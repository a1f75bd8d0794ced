import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { processorMs as processorMsOf } from "./bench/processor-time.js";
import { root } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { skipped } from "./skipped.js";
import { tempFolder } from "./temp-folder.js";

/** How many times the processor time of the least there is to do; 2.8 when this was written. */
const limit = 4;
const specs = sharedDir("specs");

/*
 * Guards against falling back, on the largest document: seconds differ from machine to machine, and with what else it
 * does. The processor time of two programs keeps its ratio where each is the least of two runs.
 */
test.skipIf(specs === undefined)(
  `generation takes at most ${limit} times as long as parsing and printing plain types`,
  { timeout: 300_000 },
  () => {
    const github = join(specs ?? "", "github.json");
    const script = [join(root, "test", "plain-types.mjs"), github];
    const plain = Math.min(processorMs(script), processorMs(script));
    const whole = wholeMs(github);
    console.log(
      `${Math.round(whole)} ms, ${(whole / plain).toFixed(2)} times ${Math.round(plain)} ms`,
    );
    expect(whole / plain).toBeLessThanOrEqual(limit);
  },
);

/**
 * How much of what a whole client takes the emulator's first answer may take: 0.23 on a quiet machine when this was
 * written, and twice that where other tests run beside it.
 */
const share = 0.55;

const isCounted = existsSync("/proc/self/stat");
if (!isCounted) skipped("the emulator's first answer is not measured: there is no /proc here.");

test.skipIf(specs === undefined || !isCounted)(
  `the emulator's first answer takes at most ${share} of what generate takes`,
  { timeout: 300_000 },
  async () => {
    const github = join(specs ?? "", "github.json");
    const whole = wholeMs(github);
    const path = "/repos/octocat/hello/issues";
    const first = Math.min(await firstAnswerMs(github, path), await firstAnswerMs(github, path));
    console.log(
      `${Math.round(first)} ms, ${(first / whole).toFixed(2)} of ${Math.round(whole)} ms`,
    );
    expect(first / whole).toBeLessThanOrEqual(share);
  },
);

const main = join(root, "dist", "cli", "main.js");

let leastWhole: number | undefined;

/** The time of a whole client: the least of two runs, which both tests go by. */
function wholeMs(spec: string): number {
  const generate = (): number =>
    processorMs([main, "generate", "--spec", spec, "--out", tempFolder()]);
  return (leastWhole ??= Math.min(generate(), generate()));
}

/** The time of an emulator until it has answered one request. */
async function firstAnswerMs(spec: string, path: string): Promise<number> {
  const args = [main, "emulate", "--spec", spec, "--port", "0"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  let said = "";
  for await (const text of child.stdout) {
    said += String(text);
    const url = /^Serving (\S+)$/m.exec(said)?.[1];
    if (url === undefined) continue;
    const headers = { Authorization: "Bearer demo" };
    expect((await fetch(url + path, { headers })).status).toBe(200);
    break;
  }
  const spent = processorMsOf(child.pid);
  child.kill("SIGKILL");
  await ended;
  return spent;
}

/** The time of all threads of a script, run with Node, in milliseconds. */
function processorMs(script: string[]): number {
  const { args, options, spent } = counted(script);
  execFileSync(process.execPath, args, { ...options, stdio: "ignore" });
  return spent();
}

/** What a script is run with so that it tells its processor time when it ends. */
function counted(script: string[]): {
  args: string[];
  options: { cwd: string; env: NodeJS.ProcessEnv };
  spent(): number;
} {
  const usageFile = join(tempFolder(), "usage.jsonl");
  const preload = join(root, "test", "bench", "report-usage.cjs");
  return {
    args: ["--require", preload, ...script],
    options: { cwd: tempFolder(), env: { ...process.env, BENCH_USAGE: usageFile } },
    spent: () => (JSON.parse(readFileSync(usageFile, "utf8")) as { cpuMs: number }).cpuMs,
  };
}
