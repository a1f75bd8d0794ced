// Loaded into each measured process: at its end it tells what it has used, which its parent cannot ask for in Node.
const { appendFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env.BENCH_USAGE;
if (isMainThread && file !== undefined) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { peakKb: maxRSS, cpuMs: (userCPUTime + systemCPUTime) / 1000 };
    appendFileSync(file, `${JSON.stringify(usage)}\n`);
  });
}
