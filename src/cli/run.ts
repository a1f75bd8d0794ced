import { Command, Help } from "commander";
import { ownVersion } from "../read/assets.js";
import { visibleLines } from "../text/visible.js";
import { adoptCommand } from "./adopt.js";
import { colored, paintOwn } from "./colors.js";
import { demoCommand } from "./demo.js";
import { diffCommand } from "./diff.js";
import { docsCommand } from "./docs.js";
import { emulateCommand } from "./emulate.js";
import { generateCommand } from "./generate.js";
import { addHelp } from "./help.js";
import { initCommand } from "./init.js";
import { lintCommand } from "./lint.js";
import { reportError } from "./report-error.js";
import { applySettings } from "./settings.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { usesCommand } from "./uses.js";
import { verifyCommand } from "./verify.js";
import { usageLine } from "./usage.js";

/** Carries out one command line. Every error is a line on its own; there is never a stack trace. */
export async function run(args: string[], open: Terminal): Promise<ExitCode> {
  const terminal = gated(open);
  let exitCode: ExitCode = 0;
  const exit = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = programOf(terminal, exit);
  // Help is our own, and has its colours already.
  const { out: writeOut, error: writeErr } = open;
  // What is wrong is told once its kind is known, which is not before it is thrown.
  let usage = "";
  for (const command of [program, ...program.commands]) {
    const called = command === program ? undefined : command.name();
    const outputError = (text: string): void => void (usage = usageLine(text, called));
    command.configureOutput({ writeOut, writeErr, outputError });
  }
  addHelp(program, terminal);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportError(error, { usage, terminal });
  }
}

/** The program with its commands and their options. */
export function programOf(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const program = createProgram(terminal);
  generateCommand(program, terminal, exit);
  diffCommand(program, terminal, exit);
  lintCommand(program, terminal, exit);
  emulateCommand(program, terminal, exit);
  usesCommand(program, terminal, exit);
  adoptCommand(program, terminal, exit);
  verifyCommand(program, terminal, exit);
  docsCommand(program, terminal, exit);
  demoCommand(program, terminal);
  initCommand(program, terminal, exit);
  return program;
}

/** Whatever a document says, it says it through here: nothing of it moves the cursor or turns the text around. */
function gated(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => terminal.out(colored(visibleLines(text))),
    error: (text) => terminal.error(colored(visibleLines(text))),
    status: (text) => terminal.status(colored(visibleLines(text))),
  };
}

function createProgram({ colors }: Terminal): Command {
  return new Command("healos-codegen")
    .description("Generates a typed TypeScript client from an OpenAPI document.")
    .version(ownVersion(), "--version", "print the version of this program")
    .exitOverride()
    .configureOutput({
      getOutHasColors: () => colors.out,
      getErrHasColors: () => colors.error,
    })
    .configureHelp({
      // What can be repeated begins with an empty list, which is nothing to be told.
      optionDescription: (option) =>
        new Help().optionDescription(option).replace(" (default: [])", ""),
      styleTitle: (text) => paintOwn(text, "bold"),
      styleCommandText: (text) => paintOwn(text, "cyan"),
      styleOptionText: (text) => paintOwn(text, "cyan"),
    })
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .hook("preAction", (_, command) => applySettings(command));
}
