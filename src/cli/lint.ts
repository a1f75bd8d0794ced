import { Option, type Command } from "commander";
import { formatLint, formats, type Format } from "../lint/report.js";
import type { Severity } from "../lint/finding.js";
import { paint } from "./colors.js";
import { addCorrections, chosenSpec, correctionsOf, type CorrectionFlags } from "./corrections.js";
import { nonEmpty } from "./non-empty.js";
import { startProgress } from "./progress.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface LintFlags extends CorrectionFlags {
  format: Format;
}

/** Adds `lint` to the program. */
export function lintCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addCorrections(program.command("lint"))
    .description("Look for what is wrong with an OpenAPI document, and say what to do about it.")
    .argument(
      "[file]",
      "the document (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("text"))
    .action(async (file: string | undefined, flags: LintFlags) => {
      const progress = startProgress(terminal);
      try {
        // Loaded here, so that no other command waits for the rules.
        const { lint } = await import("../lint/lint.js");
        const spec = await chosenSpec(file, flags);
        const report = await lint({ spec, ...correctionsOf(flags), onStage: progress.stage });
        progress.end();
        terminal.out(formatLint(report, flags.format, (severity) => painted(severity, terminal)));
        exit(report.errors > 0 ? 1 : 0);
      } finally {
        progress.end();
      }
    });
}

function painted(severity: Severity, { colors }: Terminal): string {
  return paint(severity, severity === "error" ? "red" : "yellow", colors.out);
}
