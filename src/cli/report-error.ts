import { CommanderError } from "commander";
import { ReadError } from "../read/problem.js";
import { WriteError } from "../write/write-error.js";
import { tellLine, tellProblem } from "./tell.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { usageProblem } from "./usage.js";

/**
 * Says what ended a command, a line for each problem and never a stack trace. Returns the exit code.
 *
 * @param usage what is wrong with the command line, where that is what ended it
 */
export function reportError(
  error: unknown,
  { usage = "", terminal }: { usage?: string; terminal: Terminal },
): ExitCode {
  if (error instanceof CommanderError) {
    if (usage !== "") tellLine(usage, usageProblem(error.code), terminal);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof ReadError || error instanceof WriteError) {
    for (const problem of error.problems) tellProblem(problem, terminal);
    return 2;
  }
  const what = error instanceof Error ? error.message.split("\n")[0] : String(error);
  terminal.error(`healos-codegen: ${what}. This is a fault of the program: please report it.\n`);
  return 2;
}
