import { Command, CommanderError } from "commander";
import { ReadError, formatProblem } from "../read/problem.js";
import { WriteError } from "../write/write-error.js";
import { diffCommand } from "./diff.js";
import { emulateCommand } from "./emulate.js";
import { generateCommand } from "./generate.js";
import { lintCommand } from "./lint.js";

/** Where the program speaks: results go out, messages and errors to the other. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

/** Exit codes: everything is fine; there is a finding; the call or its input is wrong. */
export type ExitCode = 0 | 1 | 2;

/** Carries out one command line. Every error is a line on its own; there is never a stack trace. */
export async function run(args: string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command("healos-codegen")
    .description("Generates a typed TypeScript client from an OpenAPI document.")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .showSuggestionAfterError()
    .enablePositionalOptions();
  generateCommand(program, terminal, (code) => (exitCode = code));
  diffCommand(program, terminal, (code) => (exitCode = code));
  lintCommand(program, terminal, (code) => (exitCode = code));
  emulateCommand(program, terminal);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    return report(error, terminal);
  }
}

function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
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
