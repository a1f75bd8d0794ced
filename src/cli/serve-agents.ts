import type { EmulatorOptions } from "../emulator.js";
import { untilInterrupted } from "./interruption.js";
import { tellProblem } from "./tell.js";
import type { Terminal } from "./terminal.js";

/**
 * Serves an emulator to one agent, by lines on standard input and output, until the input ends. Nothing else goes to
 * standard output.
 *
 * @param named the operations, separated by commas; true: those that read
 * @throws TypeError on operations that cannot be served, ReadError on a document that cannot be used
 */
export async function serveAgents(
  options: EmulatorOptions,
  named: string | true,
  terminal: Terminal,
): Promise<void> {
  if (options.spec === "-") {
    throw new TypeError("Standard input is the agent's. Name a file with --spec.");
  }
  const { emulateForAgents } = await import("../emulate-mcp.js");
  const operations = named === true ? undefined : named.split(",").map((each) => each.trim());
  const { emulator, server } = await emulateForAgents({ ...options, operations });
  for (const warning of emulator.warnings) tellProblem(warning, terminal);
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const pending = new Set<Promise<void>>();
  lines.on("line", (line) => {
    if (line.trim() === "") return;
    const answered = server.answer(line).then((answer) => {
      if (answer !== undefined) terminal.out(`${answer}\n`);
      pending.delete(answered);
    });
    pending.add(answered);
  });
  await untilInterrupted(
    (stop) =>
      new Promise<void>((done) => {
        lines.once("close", done);
        stop.addEventListener("abort", () => {
          server.stop();
          done();
        });
      }),
  );
  lines.close();
  await Promise.all(pending);
}
