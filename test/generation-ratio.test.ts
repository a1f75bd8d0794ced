import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tempFolder } from "./temp-folder.js";

/** How many times the processor time of the least there is to do; 2.8 when this was written. */
const limit = 4;
const specs = sharedDir("specs");

/*
 * Guards against falling back, on the largest document: seconds differ from machine to machine, and with what else it
 * does; processor time of two programs, one after the other, keeps its ratio.
 */
test.skipIf(specs === undefined)(
  `generation takes at most ${limit} times as long as parsing and printing plain types`,
  { timeout: 300_000 },
  () => {
    const github = join(specs ?? "", "github.json");
    const plain = processorMs([join(root, "test", "plain-types.mjs"), github]);
    const main = join(root, "dist", "cli", "main.js");
    const whole = processorMs([main, "generate", "--spec", github, "--out", tempFolder()]);
    console.log(
      `${Math.round(whole)} ms, ${(whole / plain).toFixed(2)} times ${Math.round(plain)} ms`,
    );
    expect(whole / plain).toBeLessThanOrEqual(limit);
  },
);

/** The time of all threads of a script, run with Node, in milliseconds. */
function processorMs(args: string[]): number {
  const usageFile = join(tempFolder(), "usage.jsonl");
  const preload = join(root, "test", "bench", "report-usage.cjs");
  const env = { ...process.env, BENCH_USAGE: usageFile };
  execFileSync(process.execPath, ["--require", preload, ...args], {
    cwd: tempFolder(),
    env,
    stdio: "ignore",
  });
  return (JSON.parse(readFileSync(usageFile, "utf8")) as { cpuMs: number }).cpuMs;
}
