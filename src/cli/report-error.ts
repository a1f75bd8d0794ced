import { CommanderError } from "commander";
import { formatProblem, ReadError } from "../read/problem.js";
import { WriteError } from "../write/write-error.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Says what ended a command, a line for each problem and never a stack trace. Returns the exit code. */
export function reportError(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
    // It has been told already.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof ReadError || error instanceof WriteError) {
    for (const problem of error.problems) {
      terminal.error(`${formatProblem(problem)}\n`);
    }
    return 2;
  }
  const what = error instanceof Error ? error.message.split("\n")[0] : String(error);
  terminal.error(`healos-codegen: ${what}. This is a fault of the program: please report it.\n`);
  return 2;
}
