/*
 * Carries out one command line after the other: the process that hostile.test.ts confines. It uses what was built, since
 * it runs outside of the test runner.
 */
import process from "node:process";
import { run } from "../../dist/cli/run.js";

process.on("message", async (args) => {
  let stderr = "";
  const code = await run(args, {
    out: () => undefined,
    error: (text) => void (stderr += text),
    status: () => undefined,
    colors: { out: false, error: false },
    isInteractive: false,
  });
  process.send({ code, stderr });
});
