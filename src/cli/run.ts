import { Command, Help } from "commander";
import { ownVersion } from "../read/assets.js";
import { visibleLines } from "../text/visible.js";
import { paint } from "./colors.js";
import { adoptCommand } from "./adopt.js";
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
  // What is wrong is told once its kind is known, which is not before it is thrown.
  let usage = "";
  for (const command of [program, ...program.commands]) {
    const called = command === program ? undefined : command.name();
    command.configureOutput({ outputError: (text) => (usage = usageLine(text, called)) });
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
    out: (text) => terminal.out(visibleLines(text)),
    error: (text) => terminal.error(visibleLines(text)),
    status: (text) => terminal.status(visibleLines(text)),
  };
}

function createProgram({ out, error, colors }: Terminal): Command {
  return new Command("healos-codegen")
    .description("Generates a typed TypeScript client from an OpenAPI document.")
    .version(ownVersion(), "--version", "print the version of this program")
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: error,
      getOutHasColors: () => colors.out,
      getErrHasColors: () => colors.error,
    })
    .configureHelp({
      // What can be repeated begins with an empty list, which is nothing to be told.
      optionDescription: (option) =>
        new Help().optionDescription(option).replace(" (default: [])", ""),
      styleTitle: (text) => paint(text, "bold", true),
      styleCommandText: (text) => paint(text, "cyan", true),
      styleOptionText: (text) => paint(text, "cyan", true),
    })
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .hook("preAction", (_, command) => applySettings(command));
}
